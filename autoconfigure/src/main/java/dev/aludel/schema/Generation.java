package dev.aludel.schema;

/**
 * How PostgreSQL itself makes the value of a column: as an {@link Identity} or as a
 * {@link ComputedValue}.
 */
public sealed interface Generation permits Identity, ComputedValue {

}
