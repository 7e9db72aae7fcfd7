/**
 * Tests of the endpoint.
 */
@NullMarked
package dev.aludel.actuate.observation;

import org.jspecify.annotations.NullMarked;
