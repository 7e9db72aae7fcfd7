/**
 * A task-tracking service, built the way any user of the starter would build one.
 */
@NullMarked
package dev.aludel.sample;

import org.jspecify.annotations.NullMarked;
