/**
 * Tests of the alignment, on a real PostgreSQL.
 */
@NullMarked
package dev.aludel.autogenerate.canonical;

import org.jspecify.annotations.NullMarked;
