/**
 * An application with two databases, each with entities of its own.
 */
@NullMarked
package dev.aludel.autogenerate.command.market;

import org.jspecify.annotations.NullMarked;
