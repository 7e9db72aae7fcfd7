package dev.aludel.migrate;

/**
 * What is recorded of a revision.
 *
 * @param change its row comes or goes; returns it
 * @param entry the history gets an entry; returns its {@code id}
 */
record RevisionRecord(ParameterizedSql change, ParameterizedSql entry) {

	/** What the server says when somebody else may be at work. */
	static final String LOCK_LOST = "the migration lock was lost";

	/** Both, one after the other. */
	ParameterizedSql inTurn() {
		return this.change.then(this.entry);
	}

	/**
	 * Both at once, or an error: so that a commit can be sent along.
	 * @param held an SQL condition: whether the session holds the migration lock
	 */
	ParameterizedSql orFail(ParameterizedSql held) {
		return ParameterizedSql.join("", ParameterizedSql.of("with change as ("), this.change,
				ParameterizedSql.of("), entry as ("), this.entry, ParameterizedSql.of(") select (case when not "), held,
				// What is no number is an error with these words.
				ParameterizedSql.of(" then '" + LOCK_LOST + "' when not exists (select from change) then "
						+ "'no revision was recorded' else coalesce((select id::text from entry), "
						+ "'no entry of the history was added') end)::bigint"));
	}

}
