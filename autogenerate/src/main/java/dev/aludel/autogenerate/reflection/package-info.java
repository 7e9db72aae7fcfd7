/**
 * What PostgreSQL's catalog says, as a {@link dev.aludel.schema.DatabaseSchema}.
 */
@NullMarked
package dev.aludel.autogenerate.reflection;

import org.jspecify.annotations.NullMarked;
