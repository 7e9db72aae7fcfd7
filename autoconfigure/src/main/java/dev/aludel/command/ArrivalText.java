package dev.aludel.command;

import java.time.temporal.ChronoUnit;

import dev.aludel.migrate.AppliedRevision;

/**
 * Tells when a revision came into the database, how long it took and who brought it.
 */
final class ArrivalText {

	private ArrivalText() {
	}

	static String of(AppliedRevision applied) {
		StringBuilder text = new StringBuilder("applied " + applied.appliedAt().truncatedTo(ChronoUnit.SECONDS));
		if (applied.checksum() == null) {
			text.append(" by stamp");
		}
		else if (applied.duration() != null) {
			text.append(" in ").append(applied.duration().toMillis()).append(" ms");
		}
		if (applied.databaseUser() != null) {
			text.append(", by ").append(applied.databaseUser());
		}
		if (applied.application() != null) {
			text.append(", application ").append(applied.application());
		}
		return text.toString();
	}

}
