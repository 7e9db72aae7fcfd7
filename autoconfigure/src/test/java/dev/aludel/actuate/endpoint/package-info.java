/**
 * Tests of the endpoint.
 */
@NullMarked
package dev.aludel.actuate.endpoint;

import org.jspecify.annotations.NullMarked;
