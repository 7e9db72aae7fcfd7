package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when there is something to run and the database accepts no changes.
 */
public final class ReadOnlyDatabaseException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final boolean standby;

	private final transient @Nullable RunReport report;

	/**
	 * Creates an exception.
	 * @param database the database
	 * @param standby whether it is a standby
	 * @param report what a run would leave pending; {@code null} for what is not an
	 * upgrade
	 */
	ReadOnlyDatabaseException(DatabaseAddress database, boolean standby, @Nullable RunReport report) {
		super("""
				Database %s accepts no changes: %s.%s
				Nothing was run.
				%s""".formatted(database, reason(standby), (report != null) ? " " + position(report) : "",
				advice(database, standby, report != null)), null);
		this.database = database;
		this.standby = standby;
		this.report = report;
	}

	private static String reason(boolean standby) {
		return standby ? "it is a standby (pg_is_in_recovery)" : "default_transaction_read_only is on";
	}

	private static String position(RunReport report) {
		return "It is %s and lacks %s.".formatted(Wording.position(report.heads()),
				Wording.revisions(report.pending()));
	}

	private static String advice(DatabaseAddress database, boolean standby, boolean atStart) {
		if (!standby) {
			return "Use a role or database without that setting, or turn it off.";
		}
		String primary = "Point the data source at the primary: add targetServerType=primary to its URL";
		return atStart ? primary + "; or have the start wait for what the primary gets: aludel.standby=wait."
				: primary + ".";
	}

	/** What keeps it from being at its target, in one sentence. */
	String describe() {
		return "Database %s accepts no changes: %s.%s".formatted(this.database, reason(this.standby),
				(this.report != null) ? " " + position(this.report) : "");
	}

	/** What was found, or {@code null} for what is not an upgrade. */
	@Nullable RunReport report() {
		return this.report;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return whether it is a standby, and not a primary that is set to read only}
	 */
	public boolean isStandby() {
		return this.standby;
	}

	/**
	 * {@return the ids of the revisions that the database lacks; empty for what is not an
	 * upgrade}
	 */
	public List<String> pending() {
		return (this.report != null) ? this.report.pending() : List.of();
	}

}
