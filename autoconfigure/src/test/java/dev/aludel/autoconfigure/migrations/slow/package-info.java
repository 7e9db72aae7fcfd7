/**
 * Two migrations, of which the second takes its time.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.slow;

import org.jspecify.annotations.NullMarked;
