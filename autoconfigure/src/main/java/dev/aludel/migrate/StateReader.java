package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/** Reads where a database stands, in one short transaction that cannot write. */
final class StateReader {

	private static final String QUICK_AND_READ_ONLY = """
			set transaction isolation level repeatable read, read only;
			set local statement_timeout = '5s'""";

	private final DataSource dataSource;

	private final AludelSettings settings;

	StateReader(DataSource dataSource, AludelSettings settings) {
		this.dataSource = dataSource;
		this.settings = settings;
	}

	DatabaseState state(RevisionGraph graph) {
		return read((situation, connection) -> state(situation, connection, graph));
	}

	/** The state with who is at work, and some of the newest entries of the history. */
	DatabaseOverview overview(RevisionGraph graph, int historyEntries) {
		return read((situation, connection) -> overview(situation, connection, graph, historyEntries));
	}

	private static DatabaseOverview overview(Situation situation, Connection connection, RevisionGraph graph,
			int historyEntries) throws SQLException {
		LockHolder holder = MigrationLock.holder(connection, situation.lockedTable());
		IndexBuild build = (holder != null) ? IndexBuilds.of(connection, holder.pid()) : null;
		List<HistoryEntry> history = (historyEntries > 0 && situation.facts().historyTable())
				? situation.bookkeeping().history().newest(connection, historyEntries) : List.of();
		return new DatabaseOverview(state(situation, connection, graph), holder, build, history);
	}

	List<HistoryEntry> history() {
		return read((situation, connection) -> situation.facts().historyTable()
				? situation.bookkeeping().history().read(connection) : List.of());
	}

	/** What a run would find that began now. */
	RepairPlan repairs(RepairSearch search) {
		return read(search::search);
	}

	/** What other tools record of a database of which nothing is recorded here. */
	List<OtherHistory> otherHistories() {
		return read((situation, connection) -> situation.applied().ids().isEmpty() ? OtherHistory.find(connection)
				: List.of());
	}

	MigrationPlan plan(LoadedMigrations migrations, Task task, Direction direction) {
		Start start = read((situation, connection) -> new Start(situation,
				Baseline.of(task, situation, this.settings, migrations.graph())));
		return new Planning(migrations, task, Placeholders.of(this.settings)).plan(start.situation(), start.baseline(),
				direction);
	}

	private <T> T read(Reading<T> reading) {
		try (Session session = Session.open(this.dataSource, this.settings)) {
			try {
				session.connection().setAutoCommit(false);
				try (Statement statement = session.connection().createStatement()) {
					statement.execute(QUICK_AND_READ_ONLY);
				}
				return read(Situation.read(session, this.settings, List.of()), reading);
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	private static <T> T read(Situation situation, Reading<T> reading) {
		try {
			return reading.read(situation, situation.session().connection());
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenUsing(situation.session(), situation.tables(), ex);
		}
	}

	static DatabaseState state(Situation situation, Connection connection, RevisionGraph graph) throws SQLException {
		SessionFacts facts = situation.facts();
		Bookkeeping bookkeeping = situation.bookkeeping();
		AppliedRevisions applied = situation.applied();
		// Whoever only wants to know where the database stands need not see the history.
		Map<String, HistoryEntry> arrivals = (facts.historyTable() && bookkeeping.history().isReadable(connection))
				? bookkeeping.history().arrivals(connection) : Map.of();
		List<AppliedRevision> described = facts.revisionTable() ? bookkeeping.revisions().describe(connection, arrivals)
				: List.of();
		List<UnfinishedRevision> unfinished = situation.unfinished().stream().map(Progress::unfinished).toList();
		return new DatabaseState(situation.session().database(), applied.heads(), graph.realHeads(),
				pending(graph, applied), described, graph.unknown(applied.ids()), unfinished);
	}

	private static List<PendingRevision> pending(RevisionGraph graph, AppliedRevisions applied) {
		return graph.pending(applied.ids()).stream().map(graph::get).map(StateReader::pending).toList();
	}

	private static PendingRevision pending(RevisionNode revision) {
		return new PendingRevision(revision.id(), revision.message(), revision.origin());
	}

	/**
	 * Where a run would begin.
	 *
	 * @param situation what it would find
	 * @param baseline what it would record first
	 */
	private record Start(Situation situation, Baseline baseline) {

	}

	/** What is read in the transaction. */
	private interface Reading<T> {

		T read(Situation situation, Connection connection) throws SQLException;

	}

}
