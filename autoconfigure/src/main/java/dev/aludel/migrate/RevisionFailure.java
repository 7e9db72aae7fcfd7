package dev.aludel.migrate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.operation.OperationKind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The facts of a failed revision, and how they are told.
 *
 * @param database the database
 * @param revision the id of the revision
 * @param className its class
 * @param direction which way it was run
 * @param place where it was
 * @param interrupted whether it was told to stop, and did nothing wrong
 * @param statement the statement that failed, or {@code null} when none did
 * @param error what PostgreSQL said, or {@code null}
 * @param reason what went wrong when it was not PostgreSQL that refused, or {@code null}
 * @param advice what to do, or {@code null} to tell by the error
 * @param outcome what became of its statements
 * @param inDoubt whether the statement behind those that are committed may be done, too
 * @param committedStatements how many of them are committed
 * @param heads where the database is
 * @param completedBefore how many revisions the run had completed before it
 * @param rolledBackBefore the ids of the revisions before it that shared its transaction
 * @param attempts how often it was tried
 * @param blockers the sessions that were in its way
 * @param otherHistories what other tools record of a database that had no revisions
 */
record RevisionFailure(DatabaseAddress database, String revision, String className, Direction direction, String place,
		boolean interrupted, @Nullable FailedStatement statement, @Nullable ServerError error, @Nullable String reason,
		@Nullable String advice, Outcome outcome, boolean inDoubt, int committedStatements, List<String> heads,
		int completedBefore, List<String> rolledBackBefore, int attempts, List<BlockingSession> blockers,
		List<OtherHistory> otherHistories) {

	private static final int LONGEST_SQL = 1000;

	RevisionFailure {
		heads = List.copyOf(heads);
		rolledBackBefore = List.copyOf(rolledBackBefore);
		blockers = List.copyOf(blockers);
		otherHistories = List.copyOf(otherHistories);
	}

	String message() {
		StringBuilder message = new StringBuilder();
		message.append((this.direction == Direction.UPGRADE) ? "Revision " : "The downgrade of revision ");
		message.append(this.revision)
			.append(" (")
			.append(this.className)
			.append(this.interrupted ? ") was interrupted " : ") failed ")
			.append(this.place);
		if (this.statement != null) {
			message.append(" (").append(this.statement.operation()).append(')');
		}
		message.append((this.interrupted && this.statement == null) ? '.' : ':');
		if (this.statement != null) {
			message.append('\n').append(shortened(this.statement.sql()).indent(2).stripTrailing());
		}
		if (this.error != null && !this.interrupted) {
			appendError(message, this.error);
			this.blockers.forEach((session) -> message.append("\n  In the way: ").append(session.describe()));
		}
		if (this.reason != null && !this.interrupted) {
			message.append('\n').append(this.reason.indent(2).stripTrailing());
		}
		return message.append('\n').append(state()).append('\n').append(nextStep()).toString();
	}

	/** What went wrong, without values of rows, in one line. */
	String what() {
		if (this.interrupted) {
			return "interrupted";
		}
		return (this.error != null) ? this.error.text() : String.valueOf(this.reason).lines().findFirst().orElse("");
	}

	private static void appendError(StringBuilder message, ServerError error) {
		message.append("\nPostgreSQL: ").append(error.text());
		if (error.position() != null) {
			message.append(" at character ").append(error.position());
		}
		if (error.detail() != null) {
			message.append("\n  ").append(error.detail());
		}
		if (error.hint() != null) {
			message.append("\n  ").append(error.hint());
		}
	}

	private static String shortened(String sql) {
		return (sql.length() > LONGEST_SQL)
				? sql.substring(0, LONGEST_SQL) + "… (" + sql.length() + " characters in all)" : sql;
	}

	private String state() {
		return switch (this.outcome) {
			case ROLLED_BACK -> subject() + " was rolled back" + together() + "; " + position() + ".";
			case UNFINISHED ->
				unfinished() + together() + "; " + position() + ", with " + this.revision + " unfinished.";
			case UNKNOWN -> "The connection was lost, so it is not known whether " + uncertain() + " was committed"
					+ together() + "; without it " + position() + ".";
			case TORN ->
				"What it did before it ended the transaction may be committed" + (this.rolledBackBefore.isEmpty()
						? "; " + position() : together() + "; the database is " + Wording.position(this.heads)) + ".";
		};
	}

	/** It is the last commit unless it comes to a statement. */
	private String uncertain() {
		return (this.statement != null) ? "what was done up to there" : "that";
	}

	/** Those before it in the one transaction of the run share its fate. */
	private String together() {
		return this.rolledBackBefore.isEmpty() ? ""
				: ", and with it " + Wording.revisions(this.rolledBackBefore) + " of the same transaction";
	}

	private String unfinished() {
		String doubt = this.inDoubt ? "whether statement " + (this.committedStatements + 1) + " is done is not known"
				: "what came after was rolled back";
		return switch (this.committedStatements) {
			case 0 -> StringUtils.capitalize(doubt);
			case 1 -> "Statement 1 is committed, " + doubt;
			default -> "Statements 1 to " + this.committedStatements + " are committed, " + doubt;
		};
	}

	private String subject() {
		return (this.direction == Direction.UPGRADE) ? "The revision" : "The downgrade";
	}

	private String position() {
		String before = switch (this.completedBefore) {
			case 0 -> "the database is still ";
			case 1 -> "the revision before " + it() + " was completed and the database is ";
			default ->
				"the " + this.completedBefore + " revisions before " + it() + " were completed and the database is ";
		};
		return before + Wording.position(this.heads) + (this.heads.isEmpty() ? others() : "");
	}

	private String others() {
		return this.otherHistories.isEmpty() ? "" : " and has a history of "
				+ Wording.list(this.otherHistories.stream().map(OtherHistory::shortly).toList());
	}

	private String it() {
		return this.rolledBackBefore.isEmpty() ? "it" : "them";
	}

	private String nextStep() {
		if (this.outcome == Outcome.UNKNOWN) {
			return StringUtils.capitalize(again()) + ": it goes on where the database is.";
		}
		if (this.interrupted) {
			return (this.outcome == Outcome.UNFINISHED) ? resumption() : "The same command goes on from there.";
		}
		String advice = (this.advice != null) ? this.advice : adviceByError();
		return (this.outcome == Outcome.UNFINISHED) ? advice + " " + resumption() : advice;
	}

	private String resumption() {
		int next = this.committedStatements + 1;
		return (this.direction == Direction.UPGRADE) ? "It resumes at statement " + next + " when started again."
				: "The same downgrade resumes at statement " + next + "; until then nothing else can run.";
	}

	/** What makes the engine try again; a start would go forward. */
	private String again() {
		return (this.direction == Direction.UPGRADE) ? "start again" : "downgrade again";
	}

	/** Not when half of it is done: the other half would be missing for good. */
	private boolean isStampable() {
		return this.direction == Direction.UPGRADE && this.outcome == Outcome.ROLLED_BACK;
	}

	private String stamp() {
		return this.database.command("stamp " + this.revision);
	}

	private String adviceByError() {
		if (this.error == null) {
			return "Correct the revision and " + again() + ".";
		}
		String sqlState = (this.error.sqlState() != null) ? this.error.sqlState() : "";
		return switch (sqlState) {
			case "42P07", "42P06", "42701", "42710", "42723" -> adviceWhenThere(this.error);
			case "42P01", "42703", "42704", "42883", "3F000" -> adviceWhenMissing(this.error);
			case "55P03" -> lockAdvice();
			case "40P01" -> "Two transactions waited for each other" + tried() + ": " + again()
					+ " when the other is over, or change fewer tables in one revision.";
			case "55P04" -> "Move the use of the new value into a revision of its own, for PostgreSQL lets nobody "
					+ "use it before the transaction that added it is committed.";
			case "25001" -> "Only createIndexConcurrently and dropIndexConcurrently run outside a transaction: use "
					+ "these for an index, and run anything else of the kind by hand.";
			case "42501" -> "Grant the privilege, or migrate as a role that has it.";
			case "57014" -> "The statement was cancelled, by " + limit("statement")
					+ " or by hand: raise that limit, or " + again() + ".";
			default -> adviceByClass(sqlState);
		};
	}

	private String lockAdvice() {
		String limits = limit("lock") + " or " + this.database.property("timeouts.retries");
		if (this.blockers.isEmpty()) {
			return "Another session held a lock on what it changes" + tried() + ": let that end, or raise " + limits
					+ ", and " + again() + ".";
		}
		boolean one = this.blockers.size() == 1;
		String end = (one && this.blockers.get(0).pid() != 0)
				? "let it end, or end it (select pg_terminate_backend(" + this.blockers.get(0).pid() + "))"
				: "let " + (one ? "it" : "them") + " end";
		return (one ? "That session" : "Those sessions") + " held a lock on what it changes" + tried() + ": " + end
				+ ", or raise " + limits + ", and " + again() + ".";
	}

	private String tried() {
		return (this.attempts > 1) ? " at the last of " + this.attempts + " attempts" : "";
	}

	/** What was not limited by an operation may be the author's own. */
	private String limit(String of) {
		OperationKind kind = (this.statement != null) ? this.statement.kind() : OperationKind.SQL;
		return this.database.property("timeouts." + kind.name().toLowerCase(Locale.ROOT) + "." + of);
	}

	private String adviceWhenThere(ServerError error) {
		String removal = "rop or rename " + Objects.requireNonNullElse(error.object(), "what is there") + " and "
				+ again() + ".";
		if (!isStampable()) {
			return "D" + removal;
		}
		return (this.heads.isEmpty()
				? "If the database was made before Aludel came, set %s to the last revision that it has, or record that: %s"
					.formatted(this.database.property("baseline"), stamp())
				: "If the database has what the revision makes, record it: " + stamp()) + ". Otherwise d" + removal;
	}

	private String adviceWhenMissing(ServerError error) {
		String object = error.object();
		return "The database is not what the revision expects%s. Correct the name, or bring the database to where it should be (%s, mvn aludel:check), and %s."
			.formatted((object != null) ? ": it has no " + object : "", this.database.command("history"), again());
	}

	private String adviceByClass(String sqlState) {
		if (sqlState.startsWith("22") || sqlState.startsWith("23")) {
			return "Correct the rows that stand against it, or the revision, and " + again() + ".";
		}
		if (sqlState.startsWith("08") || sqlState.startsWith("57P")) {
			return "See that the database is up and " + again() + ".";
		}
		return "Correct the revision and " + again() + ".";
	}

}
