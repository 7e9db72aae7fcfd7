package dev.aludel.migrate;

import java.util.List;
import java.util.Objects;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The names of the tables in which a database remembers its revisions. A name without a
 * schema means the current schema of the connection.
 *
 * @param revision one row an applied revision
 * @param history what was done, appended only
 * @param progress how far revisions are that do not fit into one transaction
 */
public record BookkeepingTables(QualifiedName revision, QualifiedName history, QualifiedName progress) {

	public BookkeepingTables {
		Objects.requireNonNull(revision, "'revision' must not be null");
		Objects.requireNonNull(history, "'history' must not be null");
		Objects.requireNonNull(progress, "'progress' must not be null");
		if (isSame(revision, history) || isSame(revision, progress) || isSame(history, progress)) {
			throw new IllegalArgumentException("The bookkeeping tables need three names, not %s, %s and %s."
				.formatted(revision, history, progress));
		}
	}

	// Not by the equality of records, whose making is costly at every start.
	private static boolean isSame(QualifiedName one, QualifiedName other) {
		return one.compareTo(other) == 0;
	}

	/**
	 * Returns the names used unless told otherwise: {@code aludel_revision},
	 * {@code aludel_history} and {@code aludel_progress} in the current schema.
	 * @return the default names
	 */
	public static BookkeepingTables defaults() {
		return new BookkeepingTables(QualifiedName.of("aludel_revision"), QualifiedName.of("aludel_history"),
				QualifiedName.of("aludel_progress"));
	}

	/**
	 * Returns the same tables in the given schema.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the names there
	 */
	public BookkeepingTables inSchema(@Nullable String schema) {
		return new BookkeepingTables(this.revision.inSchema(schema), this.history.inSchema(schema),
				this.progress.inSchema(schema));
	}

	/** The tables of a session: a name without a schema means its current one. */
	BookkeepingTables resolve(@Nullable String currentSchema) {
		return new BookkeepingTables(resolve(this.revision, currentSchema), resolve(this.history, currentSchema),
				resolve(this.progress, currentSchema));
	}

	boolean needCurrentSchema() {
		return all().stream().anyMatch((table) -> table.schema() == null);
	}

	List<QualifiedName> all() {
		return List.of(this.revision, this.history, this.progress);
	}

	private static QualifiedName resolve(QualifiedName table, @Nullable String currentSchema) {
		return (table.schema() != null) ? table : table.inSchema(currentSchema);
	}

}
