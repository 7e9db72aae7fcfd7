/**
 * Every operation, said in SQL and done by a real PostgreSQL.
 */
@NullMarked
package dev.aludel.postgresql;

import org.jspecify.annotations.NullMarked;
