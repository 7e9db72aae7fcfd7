/**
 * Measurements, run on request and never as part of the tests: see
 * {@code docs/performance.md}.
 */
@NullMarked
package dev.aludel.autogenerate.benchmark;

import org.jspecify.annotations.NullMarked;
