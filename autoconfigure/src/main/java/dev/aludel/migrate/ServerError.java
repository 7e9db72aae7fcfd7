package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL said about an error.
 *
 * @param message its message
 * @param sqlState its SQLSTATE, or {@code null} when the driver gives none
 * @param detail its detail, or {@code null} for none; also when the driver is told to
 * withhold it ({@code logServerErrorDetail=false}), for it may hold values of rows
 * @param hint its hint, or {@code null} for none
 * @param position where in the SQL, counting characters from 1; or {@code null}
 */
public record ServerError(String message, @Nullable String sqlState, @Nullable String detail, @Nullable String hint,
		@Nullable Integer position) {

	private static final Pattern OBJECT = Pattern.compile("^(\\S[^\\n]*?) (?:already exists|does not exist)\\b");

	/** {@code RAISE} and {@code ASSERT} of PL/pgSQL. */
	private static final Pattern RAISING_ROUTINE = Pattern.compile("exec_stmt_(raise|assert)");

	/**
	 * Where the handlers of other languages, PostgreSQL's own and others, pass on what
	 * their code says, and where errors of another server are passed on.
	 */
	private static final Pattern RAISING_FILE = Pattern.compile("(pl(?!an|_).*|dblink\\.c|connection\\.c)");

	static ServerError of(SQLException exception) {
		SQLException origin = origin(exception);
		ServerErrorMessage server = server(exception);
		String message = (server != null) ? server.getMessage() : null;
		if (server == null || message == null) {
			return new ServerError(String.valueOf(origin.getMessage()), origin.getSQLState(), null, null, null);
		}
		String detail = server.getDetail();
		boolean withheld = detail == null || !String.valueOf(origin.getMessage()).contains(detail);
		return new ServerError(message, origin.getSQLState(), withheld ? null : detail, server.getHint(),
				(server.getPosition() > 0) ? server.getPosition() : null);
	}

	/**
	 * The same error with its texts changed. It has no position, which would be that in
	 * another text.
	 */
	static SQLException rewrite(SQLException exception, UnaryOperator<String> change) {
		ServerError error = of(exception);
		return rewrite(exception,
				new ServerError(change.apply(error.message()), error.sqlState(),
						(error.detail() != null) ? change.apply(error.detail()) : null,
						(error.hint() != null) ? change.apply(error.hint()) : null, null));
	}

	/** Whether a function or another server said it, which may say what it likes. */
	static boolean isRaised(SQLException exception) {
		ServerErrorMessage server = server(exception);
		if (server == null || server.getFile() == null) {
			return server != null && server.getWhere() != null;
		}
		return RAISING_FILE.matcher(server.getFile()).matches()
				|| RAISING_ROUTINE.matcher(String.valueOf(server.getRoutine())).matches();
	}

	/** Whether the server reports a deadlock, and not a function with its SQLSTATE. */
	static boolean isDeadlock(SQLException exception) {
		ServerErrorMessage server = server(exception);
		return server != null && "DeadLockReport".equals(server.getRoutine());
	}

	/** The same exception without what it is a consequence of. */
	static SQLException withoutCause(SQLException exception) {
		return rewrite(exception, of(exception));
	}

	private static @Nullable ServerErrorMessage server(SQLException exception) {
		return (origin(exception) instanceof PSQLException origin) ? origin.getServerErrorMessage() : null;
	}

	/** The same exception with the texts of another error, where the server sent some. */
	static SQLException rewrite(SQLException exception, ServerError error) {
		ServerErrorMessage server = server(exception);
		if (server == null) {
			return exception;
		}
		StringBuilder fields = new StringBuilder();
		append(fields, 'S', server.getSeverity());
		append(fields, 'C', error.sqlState());
		append(fields, 'M', error.message());
		append(fields, 'D', error.detail());
		append(fields, 'H', error.hint());
		append(fields, 'P', (error.position() != null) ? error.position().toString() : null);
		PSQLException rewritten = new PSQLException(new ServerErrorMessage(fields.toString()));
		rewritten.setStackTrace(exception.getStackTrace());
		Stream.of(exception.getSuppressed()).forEach(rewritten::addSuppressed);
		return rewritten;
	}

	private static void append(StringBuilder fields, char kind, @Nullable String value) {
		if (value != null) {
			fields.append(kind).append(value).append('\0');
		}
	}

	// That of a batch shows the statement with the values of its row.
	private static SQLException origin(SQLException exception) {
		for (Throwable candidate : exception) {
			if (candidate instanceof PSQLException origin) {
				return origin;
			}
		}
		return exception;
	}

	/**
	 * What exists already or does not exist: {@code relation "tasks"}. Only from a server
	 * that speaks English; the message has no field for it.
	 */
	@Nullable String object() {
		Matcher matcher = OBJECT.matcher(this.message);
		return matcher.find() ? matcher.group(1) : null;
	}

	/**
	 * Returns the message with its SQLSTATE:
	 * {@code relation "tasks" already exists (42P07)}.
	 * @return one line
	 */
	public String text() {
		String line = this.message.strip().replaceAll("\\R+", " ");
		return (this.sqlState != null) ? line + " (" + this.sqlState + ")" : line;
	}

}
