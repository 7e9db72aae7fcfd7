/**
 * A PostgreSQL for the desk, when nobody configured one.
 */
@NullMarked
package dev.aludel.sample.database;

import org.jspecify.annotations.NullMarked;
