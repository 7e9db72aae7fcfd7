/**
 * Measurements, run on request and never as part of the tests: see
 * {@code docs/performance.md}.
 */
@NullMarked
package dev.aludel.benchmark;

import org.jspecify.annotations.NullMarked;
