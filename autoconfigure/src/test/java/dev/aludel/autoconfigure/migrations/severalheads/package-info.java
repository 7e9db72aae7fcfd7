/**
 * Two migrations that revise the same one.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.severalheads;

import org.jspecify.annotations.NullMarked;
