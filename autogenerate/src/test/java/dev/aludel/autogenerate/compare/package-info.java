/**
 * Tests of the comparison, in memory and against a real server.
 */
@NullMarked
package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.NullMarked;
