package dev.aludel.schema;

/**
 * What stands between the parentheses of {@code create table}: a {@link Column} or a
 * {@link Constraint}.
 */
public sealed interface TableElement permits Column, Constraint {

}
