package dev.aludel.migrate;

import java.util.List;

import dev.aludel.postgresql.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the bookkeeping as SQL: what the stores write through a connection.
 *
 * @param tables the bookkeeping tables
 * @param application the name of the application, for the history; or {@code null}
 */
record ScriptBookkeeping(BookkeepingTables tables, @Nullable String application) {

	/** Since when the revision runs, when it is one transaction. */
	static final String SINCE_BEGIN = "now()";

	/** Since when the revision runs, when it is several. */
	static final String SINCE_MARK = "current_setting('aludel.started_at')::timestamptz";

	/** Whether the next statement was done, as it was before the tables were found. */
	static final String NEXT_BEGUN_MARK = "current_setting('aludel.next_begun')::boolean";

	List<String> definitions() {
		Bookkeeping bookkeeping = Bookkeeping.of(this.tables, this.application);
		return List.of(bookkeeping.revisions().definition(), bookkeeping.history().definition(),
				bookkeeping.progress().definition());
	}

	String add(RevisionRow row, String message, @Nullable String checksum) {
		return """
				insert into %s (revision, revises, depends_on, message, checksum)
				values (%s, %s, %s, %s, %s)""".formatted(Identifier.quote(this.tables.revision()), literal(row.id()),
				literal(row.revises().toArray()), literal(row.dependsOn().toArray()), literal(message),
				literal(checksum));
	}

	String remove(String id) {
		return "delete from %s where revision = %s".formatted(Identifier.quote(this.tables.revision()), literal(id));
	}

	/** A run that succeeded; it began at an instant that SQL tells. */
	String ran(String id, HistoryAction action, int statements, String checksum, String since) {
		return history(id, action, since,
				"(extract(epoch from clock_timestamp() - %s) * 1000)::bigint".formatted(since), statements, checksum);
	}

	String recorded(String id, HistoryAction action) {
		return history(id, action, "clock_timestamp()", "0", 0, null);
	}

	private String history(String id, HistoryAction action, String startedAt, String duration, int statements,
			@Nullable String checksum) {
		return """
				insert into %s (revision, action, outcome, started_at, duration_ms, statements, checksum, application)
				values (%s, %s, 'succeeded', %s, %s, %s, %s, %s)""".formatted(Identifier.quote(this.tables.history()),
				literal(id), literal(action.text()), startedAt, duration, statements, literal(checksum),
				literal(this.application));
	}

	String progress(RunnableRevision revision, int completed, String checksum, String nextBegun) {
		return """
				insert into %s (revision, direction, completed_statements, checksum, next_begun)
				values (%s, %s, %s, %s, %s)
				on conflict (revision) do update set direction = excluded.direction,
					completed_statements = excluded.completed_statements, checksum = excluded.checksum,
					next_begun = excluded.next_begun, updated_at = clock_timestamp()""".formatted(
				Identifier.quote(this.tables.progress()), literal(revision.id()),
				literal(ProgressStore.text(revision.direction())), completed, literal(checksum), nextBegun);
	}

	String forgetProgress(String id) {
		return "delete from %s where revision = %s".formatted(Identifier.quote(this.tables.progress()), literal(id));
	}

	static String literal(@Nullable Object value) {
		return ParameterLiteral.of(value);
	}

}
