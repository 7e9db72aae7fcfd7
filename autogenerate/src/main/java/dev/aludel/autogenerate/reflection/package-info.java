/**
 * Reads what a PostgreSQL database holds, in a constant number of queries.
 */
@NullMarked
package dev.aludel.autogenerate.reflection;

import org.jspecify.annotations.NullMarked;
