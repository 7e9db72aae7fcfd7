package dev.aludel.migrate;

import dev.aludel.schema.QualifiedName;

/**
 * How far a backfill is.
 *
 * @param statement the statement
 * @param table the table
 * @param batches how many batches this run has done
 * @param rows how many rows they have updated
 */
public record BackfillProgress(RunningStatement statement, QualifiedName table, int batches, long rows) {

}
