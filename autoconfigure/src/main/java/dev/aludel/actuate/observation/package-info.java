/**
 * Meters and observations of what the engines do.
 */
@NullMarked
package dev.aludel.actuate.observation;

import org.jspecify.annotations.NullMarked;
