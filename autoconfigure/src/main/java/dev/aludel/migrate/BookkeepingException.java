package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * Thrown when the tables in which the database remembers its revisions cannot be read,
 * created or written.
 */
public final class BookkeepingException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String role;

	private final String advice;

	private final ServerError error;

	private BookkeepingException(Session session, String advice, SQLException cause) {
		this(session, "Nothing was run.", advice, cause);
	}

	private BookkeepingException(Session session, String state, String advice, SQLException cause) {
		this(session.database(), isForbidden(cause) ? " by role " + session.user() : "", state, advice, cause);
	}

	private BookkeepingException(DatabaseAddress database, String role, String state, String advice,
			SQLException cause) {
		super("""
				The bookkeeping tables of database %s cannot be used%s.
				PostgreSQL: %s
				%s
				%s""".formatted(database, role, ServerError.of(cause).text(), state, advice), cause);
		this.database = database;
		this.role = role;
		this.advice = advice;
		this.error = ServerError.of(cause);
	}

	/** The same for a run that had begun, with what state things are in. */
	BookkeepingException after(String state) {
		return (getCause() instanceof SQLException cause)
				? new BookkeepingException(this.database, this.role, state, this.advice, cause) : this;
	}

	private static boolean isForbidden(SQLException cause) {
		return "42501".equals(cause.getSQLState());
	}

	static BookkeepingException of(Session session, SQLException cause) {
		String advice = isForbidden(cause) ? "Let the role use the schema that they are in."
				: "See that the database is up and start again.";
		return new BookkeepingException(session, advice, cause);
	}

	static BookkeepingException whenLookingFor(BookkeepingTables tables, Session session, SQLException cause) {
		if (!isForbidden(cause)) {
			return of(session, cause);
		}
		return new BookkeepingException(session, "Let the role use the schema: grant usage on schema " + schemas(tables)
				+ " to " + Identifier.quote(session.user()), cause);
	}

	private static String schemas(BookkeepingTables tables) {
		return tables.all()
			.stream()
			.map(QualifiedName::schema)
			.filter(Objects::nonNull)
			.distinct()
			.map(Identifier::quote)
			.collect(Collectors.joining(", "));
	}

	static BookkeepingException whenCreating(Session session, BookkeepingTables tables, SQLException cause) {
		String schemas = schemas(tables);
		String advice = switch (String.valueOf(cause.getSQLState())) {
			case "42501" -> "Let the role create them: grant usage, create on schema " + schemas + " to "
					+ Identifier.quote(session.user());
			case "3F000" -> "Create it: create schema " + schemas;
			default -> again(session, cause);
		};
		return new BookkeepingException(session, advice, cause);
	}

	static BookkeepingException whenExtending(Session session, String statement, SQLException cause) {
		String advice = isForbidden(cause) ? "Let the owner of the table run: " + statement : again(session, cause);
		return new BookkeepingException(session, advice, cause);
	}

	private static String again(Session session, SQLException cause) {
		return "55P03".equals(cause.getSQLState())
				? "Another session has a lock on them: wait for it or raise %s, and start again."
					.formatted(session.database().property("timeouts.data.lock"))
				: "See that the database is up and start again.";
	}

	static AludelException whenUsing(Session session, BookkeepingTables tables, SQLException cause) {
		return whenUsing(session, tables, "Nothing was run.", cause);
	}

	/**
	 * For what others keep to themselves.
	 * @param patience how long it was waited for
	 * @param blockers who is in the way, as far as they are found
	 */
	static BookkeepingException whenLocked(Session session, Duration patience, List<BlockingSession> blockers,
			SQLException cause) {
		StringBuilder advice = new StringBuilder("They could not be read within ").append(Wording.seconds(patience))
			.append('.');
		blockers.forEach((blocker) -> advice.append("\n  In the way: ").append(blocker.describe()));
		advice
			.append(blockers.isEmpty() ? "\nSee who holds or wants a lock on them (pg_locks), let that end or raise "
					: "\nLet that end or raise ")
			.append(session.database().property("lock.wait"))
			.append(", and start again.");
		return new BookkeepingException(session, advice.toString(), cause);
	}

	/**
	 * For what is recorded without being run, which may come after what was run.
	 * @param heads where the database was before
	 * @param inDoubt whether it may be committed nevertheless
	 */
	static AludelException whenRecording(Session session, BookkeepingTables tables, List<String> heads, boolean inDoubt,
			SQLException cause) {
		String state = inDoubt
				? "The connection was lost, so it is not known whether revisions were recorded; without that "
				: "No revision was recorded; ";
		return whenUsing(session, tables, state + "the database is " + Wording.position(heads) + ".", cause);
	}

	/**
	 * For a repair.
	 * @param inDoubt whether it may be committed nevertheless
	 */
	static AludelException whenRepairing(Session session, BookkeepingTables tables, boolean inDoubt,
			SQLException cause) {
		return whenUsing(session, tables,
				inDoubt ? "The connection was lost, so it is not known whether the records were repaired; "
						+ session.database().command("validate") + " tells." : "Nothing was repaired.",
				cause);
	}

	/** For what is known of the state, whatever becomes of the rest. */
	static AludelException whenUsing(Session session, BookkeepingTables tables, String state, SQLException cause) {
		try {
			if (!session.connection().getAutoCommit()) {
				session.connection().rollback();
			}
			new TableInspection(session, tables).refuseForeign();
		}
		catch (ForeignTableException ex) {
			ex.addSuppressed(cause);
			return ex;
		}
		catch (SQLException ex) {
			cause.addSuppressed(ex);
		}
		String names = tables.all().stream().map(Identifier::quote).collect(Collectors.joining(", "));
		String advice = switch (String.valueOf(cause.getSQLState())) {
			case "42501" -> "Let the role use them: grant select, insert, update, delete on " + names + " to "
					+ Identifier.quote(session.user());
			default -> again(session, cause);
		};
		return new BookkeepingException(session, state, advice, cause);
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return what PostgreSQL said}
	 */
	public ServerError error() {
		return this.error;
	}

}
