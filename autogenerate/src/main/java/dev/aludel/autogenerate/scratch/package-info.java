/**
 * PostgreSQL servers on which databases are made, used and thrown away.
 */
@NullMarked
package dev.aludel.autogenerate.scratch;

import org.jspecify.annotations.NullMarked;
