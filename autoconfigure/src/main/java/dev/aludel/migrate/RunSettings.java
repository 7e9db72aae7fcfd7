package dev.aludel.migrate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How revisions are run.
 *
 * @param transaction what is done in one transaction
 * @param standby what is done at the start on a database that cannot be written
 * @param changed what is done at the start when an applied revision has changed
 * @param baseline the revision that a database which is not empty, but has no history, is
 * recorded at; or {@code null} for none
 * @param placeholders what stands for {@code ${name}} in the statements of revisions, by
 * name
 * @param schemas the schemas that are created when they are missing
 */
public record RunSettings(TransactionScope transaction, StandbyAction standby, ChangedRevisionAction changed,
		@Nullable String baseline, Map<String, String> placeholders, List<String> schemas) {

	public RunSettings {
		Objects.requireNonNull(transaction, "'transaction' must not be null");
		Objects.requireNonNull(standby, "'standby' must not be null");
		Objects.requireNonNull(changed, "'changed' must not be null");
		placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
		schemas = List.copyOf(schemas);
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return a transaction a revision, a failure on a standby, a warning of changed
	 * revisions, no baseline, no placeholders, no schemas
	 */
	public static RunSettings defaults() {
		return new RunSettings(TransactionScope.REVISION, StandbyAction.FAIL, ChangedRevisionAction.WARN, null,
				Map.of(), List.of());
	}

	/**
	 * Returns the same settings with other transactions.
	 * @param newTransaction what is done in one transaction
	 * @return the changed settings
	 */
	public RunSettings withTransaction(TransactionScope newTransaction) {
		return new RunSettings(newTransaction, this.standby, this.changed, this.baseline, this.placeholders,
				this.schemas);
	}

	/**
	 * Returns the same settings with another reaction to a standby.
	 * @param newStandby what is done at the start on a database that cannot be written
	 * @return the changed settings
	 */
	public RunSettings withStandby(StandbyAction newStandby) {
		return new RunSettings(this.transaction, newStandby, this.changed, this.baseline, this.placeholders,
				this.schemas);
	}

	/**
	 * Returns the same settings with another reaction to changed revisions.
	 * @param newChanged what is done at the start when an applied revision has changed
	 * @return the changed settings
	 */
	public RunSettings withChanged(ChangedRevisionAction newChanged) {
		return new RunSettings(this.transaction, this.standby, newChanged, this.baseline, this.placeholders,
				this.schemas);
	}

	/**
	 * Returns the same settings with another baseline.
	 * @param newBaseline the revision that a database which is not empty, but has no
	 * history, is recorded at; or {@code null} for none
	 * @return the changed settings
	 */
	public RunSettings withBaseline(@Nullable String newBaseline) {
		return new RunSettings(this.transaction, this.standby, this.changed, newBaseline, this.placeholders,
				this.schemas);
	}

	/**
	 * Returns the same settings with other placeholders.
	 * @param newPlaceholders what stands for {@code ${name}} in the statements of
	 * revisions, by name
	 * @return the changed settings
	 */
	public RunSettings withPlaceholders(Map<String, String> newPlaceholders) {
		return new RunSettings(this.transaction, this.standby, this.changed, this.baseline, newPlaceholders,
				this.schemas);
	}

	/**
	 * Returns the same settings with other schemas.
	 * @param newSchemas the schemas that are created when they are missing
	 * @return the changed settings
	 */
	public RunSettings withSchemas(List<String> newSchemas) {
		return new RunSettings(this.transaction, this.standby, this.changed, this.baseline, this.placeholders,
				newSchemas);
	}

}
