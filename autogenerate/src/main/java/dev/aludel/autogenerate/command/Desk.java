package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.compare.AnswerException;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.PendingRevision;
import org.jspecify.annotations.Nullable;

/**
 * The application on the desk: its entities, its revisions and its database, which has
 * all of them. In place of its database there may be an empty one in which the revisions
 * were replayed.
 */
final class Desk {

	private final HibernateModel model;

	private final Revisions revisions;

	private final DatabaseState state;

	private final @Nullable ScratchServer scratch;

	Desk(HibernateModel model, Revisions revisions,
			@Nullable ScratchServer scratch) {
		this.model = model;
		this.revisions = revisions;
		this.state = revisions.aludel().state();
		this.scratch = scratch;
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
		if (!this.state.pending().isEmpty() && this.scratch != null) {
			throw new DeskException("""
					The target %s of the application (aludel.target) leaves out revisions that it has:
					%s
					Nothing was compared and no file was written.
					Replay all of them: --aludel.target=heads""".formatted(this.revisions.target(),
					listed(this.state.pending().stream().map(Desk::describe).toList())));
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

	/** The server on which the revisions were replayed; none for a live database. */
	Optional<ScratchServer> scratch() {
		return Optional.ofNullable(this.scratch);
	}

	/** How many revisions the database has. */
	int appliedRevisions() {
		return this.state.applied().size();
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
		return new EntityComparison(model(),
				new RecordedOperations(Thread.currentThread().getContextClassLoader()).of(this.revisions.graph(),
						applied),
				Set.of(tables.revision(), tables.history(), tables.progress()), this.revisions.settings().comparison(),
				this.scratch == null);
	}

	EntityComparison.Result compare(Answers answers) {
		try (Connection connection = this.revisions.aludel().dataSource().getConnection()) {
			return comparison().compare(connection, answers);
		}
		catch (AnswerException ex) {
			throw DeskException.usage(String.valueOf(ex.getMessage()));
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

}
