package dev.aludel.autogenerate.compare;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

/** The column sets that a foreign key can point at. */
final class Keys {

	private Keys() {
	}

	static Set<Set<String>> of(Table table) {
		Set<Set<String>> keys = ofConstraints(table);
		table.indexes().forEach((index) -> of(index).ifPresent(keys::add));
		return keys;
	}

	static Set<Set<String>> ofConstraints(Table table) {
		Set<Set<String>> keys = new HashSet<>();
		table.constraints().forEach((constraint) -> of(constraint).ifPresent(keys::add));
		return keys;
	}

	static Optional<Set<String>> of(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return Optional.of(new LinkedHashSet<>(key.columns()));
		}
		if (constraint instanceof UniqueConstraint unique) {
			return Optional.of(new LinkedHashSet<>(unique.columns()));
		}
		return Optional.empty();
	}

	static Optional<Set<String>> of(Index index) {
		if (!index.unique() || index.where() != null || !index.valid()) {
			return Optional.empty();
		}
		Set<String> columns = new LinkedHashSet<>();
		for (IndexKey key : index.keys()) {
			if (!(key.subject() instanceof IndexKey.OfColumn column)) {
				return Optional.empty();
			}
			columns.add(column.name());
		}
		return Optional.of(columns);
	}

}
