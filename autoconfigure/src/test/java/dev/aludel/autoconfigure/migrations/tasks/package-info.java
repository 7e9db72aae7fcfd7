/**
 * Two migrations that make a table of tasks.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.tasks;

import org.jspecify.annotations.NullMarked;
