/**
 * A real PostgreSQL for tests.
 */
@NullMarked
package dev.aludel.testing;

import org.jspecify.annotations.NullMarked;
