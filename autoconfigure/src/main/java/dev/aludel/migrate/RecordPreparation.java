package dev.aludel.migrate;

import java.util.List;

import dev.aludel.migrate.SessionSettings.Local;
import org.jspecify.annotations.Nullable;

/**
 * What is sent ahead of the rows of a revision, so that they are written under the
 * settings of the session and with the patience that records have.
 */
final class RecordPreparation {

	private final List<Local> limits;

	private final ParameterizedSql limiting;

	private @Nullable Restoration last;

	/**
	 * Creates the preparation of every record of a run.
	 * @param patience how long a record may wait, and take
	 */
	RecordPreparation(StatementLimits patience) {
		this.limits = List.of(new Local("lock_timeout", patience.lockMillis()),
				new Local("statement_timeout", patience.statementMillis()));
		this.limiting = Local.set(this.limits);
	}

	/** Limits the record and nothing else. */
	ParameterizedSql limiting() {
		return this.limiting;
	}

	/** Puts settings back that a revision may have changed, too. */
	ParameterizedSql restoring(SessionSettings settings) {
		Restoration restoration = this.last;
		if (restoration == null || !restoration.settings().isSame(settings)) {
			restoration = new Restoration(settings, settings.quickRestoration(this.limits));
			this.last = restoration;
		}
		return restoration.sql();
	}

	/** The same, but sets what differs only: it is made for one use. */
	ParameterizedSql restoringWhatDiffers(SessionSettings settings) {
		return settings.restoration(this.limits);
	}

	/**
	 * What puts settings back.
	 *
	 * @param settings the settings
	 * @param sql the statement for it
	 */
	private record Restoration(SessionSettings settings, ParameterizedSql sql) {

	}

}
