package dev.aludel.autogenerate.prove;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says of a failure what it means for the draft, and what to do. */
final class FailureExplanation {

	static final String ROLLED_BACK = ProofReport.ROLLED_BACK;

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final String NEW_ENUM_VALUE = "55P04";

	private static final String QUERY_CANCELED = "57014";

	private static final String DEADLOCK = "40P01";

	private static final String ACTIVE_TRANSACTION = "25001";

	private static final String READ_ONLY = "25006";

	private final StatementFailure failure;

	private final String phase;

	private final boolean isDraft;

	private final ProofSettings settings;

	/**
	 * Creates the explanation.
	 * @param failure the failure
	 * @param phase when it happened: {@code the upgrade of R1_AddTasks}
	 * @param isDraft whether the draft ran then, and not a comparison
	 * @param settings how long the proof waited
	 */
	FailureExplanation(StatementFailure failure, String phase, boolean isDraft, ProofSettings settings) {
		this.failure = failure;
		this.phase = phase;
		this.isDraft = isDraft;
		this.settings = settings;
	}

	/** What the failure means; asks the server for more where that helps. */
	ProofOutcome outcome(ProofTransaction transaction) {
		if (endsTransaction(this.failure.reason())) {
			return endOfTransaction(this.phase);
		}
		return switch (state()) {
			case INSUFFICIENT_PRIVILEGE -> unproven(failed(), missingPrivilege(transaction));
			case LOCK_NOT_AVAILABLE ->
				unproven("%s: it did not get its lock within %s.".formatted(start(), text(this.settings.lockTimeout())),
						holders(transaction));
			case NEW_ENUM_VALUE -> unproven(failed(), List
				.of("An enum value can be used once the transaction that adds it has ended: add it in a revision of "
						+ "its own, before the one that uses it."));
			case QUERY_CANCELED ->
				unproven("%s: it took longer than %s.".formatted(start(), text(this.settings.statementTimeout())),
						List.of("Prove it on a database with fewer rows."));
			case DEADLOCK -> unproven(failed(), List.of("Draft again."));
			case ACTIVE_TRANSACTION -> unproven(failed(), List.of("Try it on a database that may be spoilt."));
			case READ_ONLY -> unproven(failed(), List.of("Draft against a database that can be written to."));
			default -> isTrouble() ? unproven(failed(), List.of("Draft again when the server is well.")) : mistake();
		};
	}

	// A comparison does not fail because of the draft.
	private ProofOutcome mistake() {
		return this.isDraft
				? new ProofOutcome.Disproven(
						lines(failed(), List.of(ROLLED_BACK, "Correct the draft before it is applied.")), List.of())
				: unproven(failed(), List.of());
	}

	/** The outcome for drafts that take the end of the transaction upon themselves. */
	static ProofOutcome endOfTransaction(String phase) {
		return new ProofOutcome.Disproven(
				lines(sentence(phase) + " tried to end its transaction.", List.of(ROLLED_BACK,
						"Leave that to the engine: it commits after the migration and rolls back when it throws.")),
				List.of());
	}

	/** PostgreSQL's message with its SQLSTATE. */
	static String server(SQLException exception) {
		ServerErrorMessage server = (exception instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		String message = String.valueOf((server != null) ? server.getMessage() : exception.getMessage());
		String line = message.strip().replaceAll("\\R+", " ");
		return (exception.getSQLState() != null) ? line + " (" + exception.getSQLState() + ")" : line;
	}

	/** Whether a transaction that cannot be committed was committed. */
	private static boolean endsTransaction(SQLException exception) {
		ServerErrorMessage server = (exception instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		return server != null && ProofTransaction.NEVER_COMMITS.equals(server.getConstraint());
	}

	private List<String> missingPrivilege(ProofTransaction transaction) {
		try {
			String role = MissingPrivilege.role(transaction.rollBack());
			String grant = MissingPrivilege.grant(transaction.rollBack(), this.failure.needs());
			return List.of((grant != null) ? "Role " + role + " lacks a privilege: " + grant
					: "Give role " + role + " the privilege that is missing.");
		}
		catch (SQLException ex) {
			return List.of("Give the role the privilege that is missing.");
		}
	}

	private List<String> holders(ProofTransaction transaction) {
		List<String> lines = new ArrayList<>();
		try {
			lines.addAll(LockHolders.of(transaction.rollBack(), this.failure.needs()));
		}
		catch (SQLException ex) {
			// Nobody can be named then.
		}
		lines.add("Draft again when that transaction has ended.");
		return lines;
	}

	private boolean isTrouble() {
		String state = state();
		return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58");
	}

	private String state() {
		return String.valueOf(this.failure.reason().getSQLState());
	}

	private String failed() {
		return start() + ":\n" + indented(this.failure.sql()) + "PostgreSQL: " + server(this.failure.reason());
	}

	private String start() {
		return (this.failure.operation() != null)
				? sentence(this.failure.operation().describe()) + " failed in " + this.phase
				: sentence(this.phase) + " failed";
	}

	private static ProofOutcome unproven(String what, List<String> next) {
		List<String> rest = new ArrayList<>(List.of(ROLLED_BACK));
		rest.addAll(next);
		return new ProofOutcome.Unproven(lines(what, rest));
	}

	private static String lines(String first, List<String> others) {
		return first + "\n" + String.join("\n", others);
	}

	private static String indented(@Nullable String sql) {
		return (sql != null) ? sql.strip().indent(2) : "";
	}

	private static String sentence(String words) {
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	private static String text(Duration duration) {
		return (duration.toMillisPart() == 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

}
