/**
 * A migration that works, and one that fails halfway.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.failing;

import org.jspecify.annotations.NullMarked;
