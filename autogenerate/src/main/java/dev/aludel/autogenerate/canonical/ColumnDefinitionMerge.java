package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Generation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a table what PostgreSQL found in the definition of one of its columns, in the
 * words of the definition where it has them. What the model says outside of the
 * definition stands.
 */
final class ColumnDefinitionMerge {

	private final Column column;

	private final ColumnDefinition definition;

	private final Table trial;

	ColumnDefinitionMerge(Column column, Table trial) {
		this.column = column;
		this.definition = new ColumnDefinition(column.type().text());
		this.trial = trial;
	}

	Table into(Table table) {
		List<Column> columns = table.columns()
			.stream()
			.map((each) -> each.name().equals(this.column.name()) ? merged(table.name()) : each)
			.toList();
		return table.columns(columns).constraints(constraints(table));
	}

	private Column merged(QualifiedName table) {
		Column found = this.trial.column(this.column.name()).orElseThrow();
		Column merged = this.column.type(found.type())
			.withNullable(this.column.nullable() && found.nullable())
			.collation((this.column.collation() != null) ? this.column.collation() : found.collation());
		if (merged.generation() != null || merged.defaultValue() != null) {
			return merged;
		}
		return (found.generation() != null) ? merged.generation(inOwnWords(found.generation()))
				: merged.defaultValue(inOwnWords(found.defaultValue(), table));
	}

	private Generation inOwnWords(Generation found) {
		String words = this.definition.generatedExpression();
		return (found instanceof ComputedValue value && words != null) ? new ComputedValue(words, value.storage())
				: found;
	}

	private @Nullable String inOwnWords(@Nullable String found, QualifiedName table) {
		return (found != null)
				? Objects.requireNonNullElseGet(this.definition.defaultValue(), () -> inSchema(found, table)) : null;
	}

	/** A {@code bigserial} draws from a sequence in the schema of its table. */
	private static String inSchema(String found, QualifiedName table) {
		String schema = (table.schema() != null) ? Identifier.quote(table.schema()) + "." : "";
		return found.replace("nextval('", "nextval('" + schema.replace("'", "''"));
	}

	private List<Constraint> constraints(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		if (table.primaryKey() == null && this.trial.primaryKey() != null) {
			constraints.add(this.trial.primaryKey().named(ownName(this.trial.primaryKey())));
		}
		this.trial.uniqueConstraints().forEach((unique) -> constraints.add(unique.named(ownName(unique))));
		constraints.addAll(checks());
		return constraints;
	}

	private List<CheckConstraint> checks() {
		List<CheckConstraint> found = this.trial.checkConstraints();
		List<CheckConstraint> words = this.definition.checks();
		return (words.size() == found.size()) ? words
				: found.stream().map((check) -> check.named(ownName(check))).toList();
	}

	private @Nullable String ownName(Constraint constraint) {
		return this.definition.names(constraint.name()) ? constraint.name() : null;
	}

}
