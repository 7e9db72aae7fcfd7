/**
 * How an operation is said in PostgreSQL's SQL: pure functions, no connection.
 */
@NullMarked
package dev.aludel.postgresql;

import org.jspecify.annotations.NullMarked;
