/**
 * Applications that tell on their standard output whatever they start.
 */
@NullMarked
package dev.aludel.autoconfigure.launched;

import org.jspecify.annotations.NullMarked;
