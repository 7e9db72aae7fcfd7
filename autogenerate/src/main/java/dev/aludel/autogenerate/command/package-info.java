/**
 * The design-time commands.
 */
@NullMarked
package dev.aludel.autogenerate.command;

import org.jspecify.annotations.NullMarked;
