/**
 * An application that comes from another migration tool.
 */
@NullMarked
package dev.aludel.autogenerate.command.tracker;

import org.jspecify.annotations.NullMarked;
