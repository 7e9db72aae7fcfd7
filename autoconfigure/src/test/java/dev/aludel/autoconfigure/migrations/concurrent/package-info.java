/**
 * A migration with a step outside of transactions.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.concurrent;

import org.jspecify.annotations.NullMarked;
