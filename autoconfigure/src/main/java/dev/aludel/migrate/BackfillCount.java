package dev.aludel.migrate;

/**
 * What a backfill has done so far, over all its runs.
 *
 * @param batches how many batches are committed
 * @param rows how many rows they have updated
 */
public record BackfillCount(int batches, long rows) {

	static final BackfillCount NONE = new BackfillCount(0, 0);

	BackfillCount plusBatch(int updatedRows) {
		return new BackfillCount(this.batches + 1, this.rows + updatedRows);
	}

}
