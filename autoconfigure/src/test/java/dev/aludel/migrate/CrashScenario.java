package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.aludel.migrate.CrashRevisions.Step;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has to be true of a database wherever a run of revisions came to a sudden end.
 */
public final class CrashScenario implements AutoCloseable {

	private static final int ROWS = 7;

	private final TestDatabase database;

	private final CrashRevisions revisions;

	private final Connection observer;

	private CrashScenario(TestDatabase database, CrashRevisions revisions) {
		this.database = database;
		this.revisions = revisions;
		this.observer = database.connect();
	}

	/** Prepares a database for the revisions. */
	public static CrashScenario on(TestDatabase database, CrashRevisions revisions) {
		CrashScenario scenario = new CrashScenario(database, revisions);
		scenario.execute("create table if not exists marks (what text primary key)");
		scenario.execute("create table if not exists tasks (id bigint primary key, n integer not null default 0)");
		scenario
			.execute("insert into tasks select i from generate_series(1, %d) i on conflict do nothing".formatted(ROWS));
		return scenario;
	}

	/** Forgets every run, where nothing is left of them but the records. */
	public void forget() {
		execute("drop table if exists aludel_revision, aludel_history, aludel_progress");
	}

	/** Waits until only the observer is connected. */
	public void awaitQuiet() {
		Awaitility.await()
			.pollInterval(java.time.Duration.ofMillis(2))
			.until(() -> query("select pid from pg_stat_activity where datname = current_database() "
					+ "and backend_type = 'client backend' and pid <> pg_backend_pid()")
				.isEmpty());
	}

	/** Ends the session of a backend, and waits for that. */
	public void terminate(int backend) {
		query("select pg_terminate_backend(%d, 10000)".formatted(backend));
	}

	/** What can be seen of the revisions and of the records now. */
	public State state() {
		List<String> tables = query("select to_regclass('aludel_revision') is not null, "
				+ "to_regclass('aludel_history') is not null, to_regclass('aludel_progress') is not null");
		assertThat(tables).as("the bookkeeping tables").containsAnyOf("t|t|t", "f|f|f");
		boolean recorded = tables.contains("t|t|t");
		Map<String, List<Boolean>> done = new LinkedHashMap<>();
		this.revisions.steps().forEach((id, steps) -> done.put(id, done(steps)));
		Map<String, Integer> successes = new TreeMap<>();
		Map<String, Progress> progress = new TreeMap<>();
		if (recorded) {
			query("select revision, sum(case action when 'upgrade' then 1 when 'downgrade' then -1 else 99 end) "
					+ "from aludel_history where outcome = 'succeeded' group by 1")
				.forEach((row) -> successes.put(row.split("\\|")[0], Integer.valueOf(row.split("\\|")[1])));
			query("select revision, direction, completed_statements, next_begun, coalesce(last_key[1], '0'), "
					+ "end_key is not null from aludel_progress")
				.forEach((row) -> progress.put(row.split("\\|")[0], Progress.of(row.split("\\|"))));
		}
		return new State(recorded ? query("select revision from aludel_revision order by 1") : List.of(), done,
				successes, progress, query("select n from tasks order by id").stream().map(Integer::valueOf).toList());
	}

	private List<Boolean> done(List<Step> steps) {
		String probes = steps.stream().map(Step::done).collect(Collectors.joining(", "));
		String row = query("select " + probes).get(0);
		List<Boolean> done = new ArrayList<>();
		for (String value : row.split("\\|")) {
			done.add(value.equals("∅") ? null : value.equals("t"));
		}
		return done;
	}

	/** Everything but the history and the times: two runs that did the same agree. */
	public List<String> contents() {
		return query(
				"""
						select 'column', attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull::text
						from pg_attribute join pg_class c on c.oid = attrelid
						where attnum > 0 and not attisdropped and relkind = 'r' and relnamespace = 'public'::regnamespace
						union all select 'index', pg_get_indexdef(indexrelid), indisvalid::text, indisready::text, null
						from pg_index join pg_class c on c.oid = indexrelid where relnamespace = 'public'::regnamespace
						union all select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated::text
						from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
						union all select 'enum', enumtypid::regtype::text, enumlabel, null, null from pg_enum
						union all select 'task', id::text, n::text, null, null from tasks
						union all select 'mark', what, null, null, null from marks
						order by 1, 2, 3, 4, 5""");
	}

	/** The rows of the applied revisions, without the time. */
	public List<String> records() {
		return query("select revision, revises, depends_on, message, checksum from aludel_revision order by 1");
	}

	/** The revisions that the history says were done, in order. */
	public List<String> successes() {
		return query("select action || ' ' || revision from aludel_history where outcome = 'succeeded' order by id");
	}

	public List<String> advisoryLocks() {
		return query("select pid from pg_locks where locktype = 'advisory' and database = "
				+ "(select oid from pg_database where datname = current_database())");
	}

	private void execute(String sql) {
		try (Statement statement = this.observer.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> query(String sql) {
		try (Statement statement = this.observer.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			List<String> result = new ArrayList<>();
			while (rows.next()) {
				List<String> values = new ArrayList<>();
				for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
					@Nullable String value = rows.getString(column);
					values.add((value != null) ? value : "∅");
				}
				result.add(String.join("|", values));
			}
			return result;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.observer.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A row of the progress table.
	 *
	 * @param upgrade whether it goes up
	 * @param completed how many statements are done
	 * @param begun whether the next one was begun
	 * @param last the last key of a backfill
	 * @param backfilling whether the next one is a backfill that was begun
	 */
	public record Progress(boolean upgrade, int completed, boolean begun, int last, boolean backfilling) {

		static final Progress NONE = new Progress(false, 0, false, 0, false);

		static Progress of(String[] row) {
			return new Progress(row[1].equals("upgrade"), Integer.parseInt(row[2]), row[3].equals("t"),
					Integer.parseInt(row[4]), row[5].equals("t"));
		}

	}

	/**
	 * What can be seen of a database.
	 *
	 * @param applied the applied revisions
	 * @param done which statements of each revision are done
	 * @param successes how often the history says that each came, less how often it went
	 * @param progress the revisions that are half done
	 * @param numbers what the backfill counts, by row
	 */
	public record State(List<String> applied, Map<String, List<Boolean>> done, Map<String, Integer> successes,
			Map<String, Progress> progress, List<Integer> numbers) {

		/** Schema, revisions, history and progress tell the same. */
		public void assertAgreement(CrashRevisions revisions, String where) {
			assertThat(this.progress).as(where).hasSizeLessThanOrEqualTo(1);
			this.done.forEach((id, statements) -> {
				boolean isApplied = this.applied.contains(id);
				String revision = "revision " + id + " " + where + " in " + this;
				assertThat(this.successes.getOrDefault(id, 0)).as("history of " + revision)
					.isEqualTo(isApplied ? 1 : 0);
				Progress half = this.progress.get(id);
				if (half == null) {
					assertThat(statements).as(revision).containsOnly(isApplied);
				}
				else {
					assertThat(half.upgrade()).as("direction of " + revision).isNotEqualTo(isApplied);
					List<Boolean> inOrder = new ArrayList<>(statements);
					if (!half.upgrade()) {
						Collections.reverse(inOrder);
					}
					assertThat(inOrder.subList(0, half.completed())).as("beginning of " + revision)
						.doesNotContain(!half.upgrade())
						.doesNotContainNull();
					boolean repeated = half.completed() < inOrder.size() && half.upgrade()
							&& revisions.of(id).get(half.completed()).isRepeated();
					int next = half.completed() + ((half.begun() || repeated) ? 1 : 0);
					assertThat(inOrder.subList(next, inOrder.size())).as("end of " + revision)
						.doesNotContain(half.upgrade())
						.doesNotContainNull();
					if (half.backfilling()) {
						assertThat(this.numbers).as("rows of " + revision)
							.isEqualTo(IntStream.rangeClosed(1, ROWS)
								.mapToObj((key) -> (key <= half.last() == half.upgrade()) ? 1 : 0)
								.toList());
					}
				}
			});
		}

	}

}
