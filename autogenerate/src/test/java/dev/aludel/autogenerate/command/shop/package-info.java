/**
 * A small application to compare.
 */
@NullMarked
package dev.aludel.autogenerate.command.shop;

import org.jspecify.annotations.NullMarked;
