/**
 * A migration that has to be resumed.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.resuming;

import org.jspecify.annotations.NullMarked;
