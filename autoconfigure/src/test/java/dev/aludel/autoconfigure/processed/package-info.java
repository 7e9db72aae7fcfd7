/**
 * An application that is processed ahead of time by tests.
 */
@NullMarked
package dev.aludel.autoconfigure.processed;

import org.jspecify.annotations.NullMarked;
