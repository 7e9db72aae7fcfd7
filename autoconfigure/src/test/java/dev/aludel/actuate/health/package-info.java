/**
 * Tests of the endpoint.
 */
@NullMarked
package dev.aludel.actuate.health;

import org.jspecify.annotations.NullMarked;
