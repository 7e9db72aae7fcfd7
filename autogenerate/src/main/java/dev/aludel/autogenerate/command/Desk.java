package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.PendingRevision;
import org.jspecify.annotations.Nullable;

/**
 * The application on the desk: its entities, its revisions and its database, which has
 * all of them.
 */
final class Desk implements AutoCloseable {

	private final DesignTimeApplication application;

	private final HibernateModel model;

	private final Revisions revisions;

	private final DatabaseState state;

	private Desk(DesignTimeApplication application, HibernateModel model, Revisions revisions, DatabaseState state) {
		this.application = application;
		this.model = model;
		this.revisions = revisions;
		this.state = state;
	}

	static Desk open(ApplicationOptions options, @Nullable String name) {
		DesignTimeApplication application = options.start();
		try {
			return of(application, name);
		}
		catch (RuntimeException | Error ex) {
			application.close();
			throw ex;
		}
	}

	/**
	 * Takes one database of an application that has several, or the only one.
	 */
	static Desk of(DesignTimeApplication application, @Nullable String name) {
		Revisions revisions = Revisions.of(application, name);
		return new Desk(application, application.model(name), revisions, revisions.aludel().state());
	}

	/** A comparison says what is missing only where nothing else is. */
	void requireEveryRevision() {
		if (!this.state.unfinished().isEmpty()) {
			throw new DeskException("""
					Revision %s was begun on database %s and is not finished.
					Nothing was compared and no file was written.
					Start the application, which goes on where it stopped, and run this again."""
				.formatted(this.state.unfinished().get(0).id(), database()));
		}
		if (!this.state.pending().isEmpty()) {
			throw new DeskException("""
					Database %s lacks revisions that the application has:
					%s
					Nothing was compared and no file was written.
					Upgrade first: start the application, and run this again.""".formatted(database(),
					listed(this.state.pending().stream().map(Desk::describe).toList())));
		}
		if (!this.state.unknown().isEmpty()) {
			throw new DeskException("""
					Database %s has revisions that the application does not know:
					%s
					Nothing was compared and no file was written.
					Bring in the migrations of the branch that they come from, or use another database."""
				.formatted(database(), listed(this.state.unknown())));
		}
	}

	private static String describe(PendingRevision revision) {
		return revision.id() + "  " + revision.message();
	}

	private static String listed(List<String> lines) {
		String shown = lines.stream().limit(10).map((line) -> "  " + line).collect(Collectors.joining("\n"));
		return (lines.size() > 10) ? shown + "\n  and " + (lines.size() - 10) + " more" : shown;
	}

	DatabaseAddress database() {
		return this.state.database();
	}

	Revisions revisions() {
		return this.revisions;
	}

	HibernateModel model() {
		return this.model;
	}

	EntityComparison comparison() {
		Set<String> applied = this.state.applied().stream().map(AppliedRevision::id).collect(Collectors.toSet());
		BookkeepingTables tables = this.revisions.aludel().settings().tables();
		return new EntityComparison(
				model(), new RecordedOperations(Thread.currentThread().getContextClassLoader())
					.of(this.revisions.graph(), applied),
				Set.of(tables.revision(), tables.history(), tables.progress()));
	}

	EntityComparison.Result compare(Renames renames) {
		try (Connection connection = this.revisions.aludel().dataSource().getConnection()) {
			return comparison().compare(connection, renames);
		}
		catch (SQLException ex) {
			throw new DeskException("""
					The comparison with database %s failed.
					PostgreSQL: %s (%s)
					Nothing was changed and no file was written.
					See that the database is up and that the role may read its catalog, and run this again."""
				.formatted(database(), ex.getMessage(), ex.getSQLState()), ex);
		}
	}

	@Override
	public void close() {
		this.application.close();
	}

}
