/**
 * Tests of the endpoint.
 */
@NullMarked
package dev.aludel.actuate.info;

import org.jspecify.annotations.NullMarked;
