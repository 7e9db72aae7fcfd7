package dev.aludel.migrate;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.postgresql.Identifier;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.schema.QualifiedName;

/**
 * What a run finds: two statements, and the names of the classes.
 *
 * @param session the session that found it
 * @param facts what the server says about the session
 * @param tables the bookkeeping tables, each with its schema
 * @param bookkeeping the stores over those tables
 * @param applied the applied revisions
 * @param unfinished the revisions that were begun and not finished
 * @param match what the names of the classes tell
 */
record Situation(Session session, SessionFacts facts, BookkeepingTables tables, Bookkeeping bookkeeping,
		AppliedRevisions applied, List<Progress> unfinished, NameMatch match) {

	private static final String READ_ONLY = "25006";

	// "If not exists" looks before it waits for the other.
	private static final Set<String> CREATED_BY_ANOTHER = Set.of("23505", "42P06");

	static Situation read(Session session, AludelSettings settings, List<MigrationClass> migrations)
			throws SQLException {
		SessionFacts facts = facts(session, settings);
		// A schema that is going to be created may be the one.
		if (facts.currentSchema() == null && settings.tables().needCurrentSchema()
				&& facts.missingSchemas().isEmpty()) {
			throw new NoCurrentSchemaException(session.database());
		}
		refuseToForget(session, settings.tables().revision(), facts);
		BookkeepingTables tables = settings.tables().resolve(facts.currentSchema());
		Bookkeeping bookkeeping = Bookkeeping.of(tables, settings.application());
		try {
			RecordedRevisions recorded = RecordedRevisions
				.read(new BookkeepingWait(session, settings.lock().patience()), tables, facts);
			AppliedRevisions applied = recorded.applied();
			return new Situation(session, facts, tables, bookkeeping, applied, recorded.unfinished(),
					NameMatch.of(migrations, applied));
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenUsing(session, tables, ex);
		}
	}

	private static SessionFacts facts(Session session, AludelSettings settings) {
		try {
			return SessionFacts.read(session.connection(), settings);
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenLookingFor(settings.tables(), session, ex);
		}
	}

	/**
	 * Creates the schemas that are to be there and are not, which may change everything
	 * else. Two may try at once.
	 * @return whether there were any, and the database can be written
	 */
	boolean createSchemas() {
		return !this.facts.missingSchemas().isEmpty() && !this.facts.standby()
				&& this.facts.missingSchemas().stream().allMatch(this::createSchema);
	}

	private boolean createSchema(String schema) {
		try (Statement statement = this.session.connection().createStatement()) {
			this.session.allowWrites();
			statement.execute("create schema if not exists " + Identifier.quote(schema));
			return true;
		}
		catch (SQLException ex) {
			if (READ_ONLY.equals(ex.getSQLState())) {
				return false;
			}
			if (!CREATED_BY_ANOTHER.contains(String.valueOf(ex.getSQLState()))) {
				throw new SchemaCreationException(this.session, schema, ex);
			}
			return true;
		}
	}

	/** The bookkeeping tables that are not there. */
	List<QualifiedName> missingTables() {
		List<QualifiedName> missing = new ArrayList<>();
		if (!this.facts.revisionTable()) {
			missing.add(this.tables.revision());
		}
		if (!this.facts.historyTable()) {
			missing.add(this.tables.history());
		}
		if (!this.facts.progressTable()) {
			missing.add(this.tables.progress());
		}
		return missing;
	}

	/** Refuses what only has the names of the bookkeeping tables. */
	void refuseForeignTables() throws SQLException {
		new TableInspection(this.session, this.tables).refuseForeign();
	}

	/** Whether nothing can be written. */
	boolean isReadOnly() {
		return this.facts.standby() || this.facts.readOnly();
	}

	/** What there is to say when an upgrade cannot be carried out because of that. */
	ReadOnlyDatabaseException behind(RevisionPlan plan, Duration duration) {
		List<String> heads = this.applied.heads();
		List<String> pending = plan.steps().stream().map((step) -> step.revision().id()).toList();
		return new ReadOnlyDatabaseException(this.session.database(), this.facts.standby(), new RunReport(
				this.session.database(), heads, heads, List.of(), this.applied.size(), List.of(), pending, duration));
	}

	void refuseReadOnly() {
		if (isReadOnly()) {
			throw readOnly();
		}
	}

	ReadOnlyDatabaseException readOnly() {
		return new ReadOnlyDatabaseException(this.session.database(), this.facts.standby(), null);
	}

	// A schema named like the role comes first as soon as somebody creates it.
	private static void refuseToForget(Session session, QualifiedName table, SessionFacts facts) {
		if (table.schema() == null && facts.currentSchema() != null && !facts.revisionTable()
				&& facts.foundSchema() != null) {
			throw new BookkeepingElsewhereException(session.database(), table.name(), facts.currentSchema(),
					facts.foundSchema());
		}
	}

	/**
	 * Refuses what would build on a half done revision instead of resuming it.
	 */
	void refuseToLeaveUnfinished(Task task, RevisionPlan plan) {
		for (Progress progress : this.unfinished) {
			if (!task.mayRun(plan, progress.unfinished())) {
				UnfinishedRevision unfinished = progress.unfinished();
				throw new UnfinishedRevisionException(this.session.database(), unfinished,
						unfinished.isLeftBehind(this.applied.ids()));
			}
		}
	}

	/** Whether no revision is applied and none was begun. */
	boolean isWithoutRevisions() {
		return this.applied.ids().isEmpty() && this.unfinished.isEmpty();
	}

	/**
	 * Whether anything was ever done, and not only tried.
	 * @param patience how long to wait for whoever keeps the history to himself
	 */
	boolean hasHistory(Duration patience) throws SQLException {
		try {
			return this.facts.historyTable()
					&& new BookkeepingWait(this.session, patience).read(List.of(this.tables.history()),
							(seconds) -> this.bookkeeping.history().hasSuccess(this.session.connection(), seconds));
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenUsing(this.session, this.tables, ex);
		}
	}

	boolean hasUnfinished(Direction direction) {
		for (Progress progress : this.unfinished) {
			if (progress.unfinished().direction() == direction) {
				return true;
			}
		}
		return false;
	}

	/** Whether each bookkeeping table is there and has the columns that it has today. */
	boolean hasCompleteTables() {
		return this.facts.hasAllTables() && !this.facts.lacksProgressColumns();
	}

	/**
	 * Creates the tables that are missing, and adds the columns that are.
	 * @param transaction what is to be begun for that
	 */
	void completeTables(RevisionTransaction transaction) throws SQLException {
		if (hasCompleteTables()) {
			return;
		}
		transaction.begin();
		try {
			completeTables();
			transaction.commit();
		}
		catch (SQLException | RuntimeException ex) {
			transaction.rollbackBecauseOf(ex);
			throw ex;
		}
	}

	/** Does so in the transaction that goes on. */
	void completeTables() {
		try {
			if (!this.facts.hasAllTables()) {
				this.bookkeeping.create(this.session.connection());
			}
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenCreating(this.session, this.tables, ex);
		}
		if (this.facts.lacksProgressColumns()) {
			extendProgress(this.bookkeeping.progress().extension());
		}
	}

	private void extendProgress(String extension) {
		try (Statement statement = this.session.connection().createStatement()) {
			statement.execute(extension);
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenExtending(this.session, extension, ex);
		}
	}

	QualifiedName lockedTable() {
		return this.tables.revision();
	}

	RunReport nothingToDo(List<String> unknown, Duration duration) {
		List<String> heads = this.applied.heads();
		return new RunReport(this.session.database(), heads, heads, List.of(), this.applied.size(), unknown, List.of(),
				duration);
	}

}
