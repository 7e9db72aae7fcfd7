package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * Names what nobody named by a convention, so that a migration can name it when it drops
 * it. No two things get one name.
 */
final class ConventionalNames {

	private final NamingConvention convention;

	private final Map<String, Set<String>> relations = new HashMap<>();

	private ConventionalNames(NamingConvention convention, DatabaseSchema schema) {
		this.convention = convention;
		schema.sequences().forEach((sequence) -> takeRelation(sequence.name(), sequence.name().name()));
		for (Table table : schema.tables()) {
			takeRelation(table.name(), table.name().name());
			table.constraints().stream().filter(ConventionalNames::hasIndex).forEach((constraint) -> {
				takeRelation(table.name(), constraint.name());
			});
			table.indexes().forEach((index) -> takeRelation(table.name(), index.name()));
		}
	}

	/**
	 * Returns the schema with a name for everything.
	 * @param schema the schema
	 * @return the schema, unchanged where it has names
	 */
	static DatabaseSchema in(DatabaseSchema schema, NamingConvention convention) {
		ConventionalNames names = new ConventionalNames(convention, schema);
		return schema.tables(schema.tables().stream().map(names::named).toList());
	}

	private Table named(Table table) {
		Set<String> taken = new HashSet<>();
		table.constraints().forEach((constraint) -> {
			if (constraint.name() != null) {
				taken.add(constraint.name());
			}
		});
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			constraints.add((constraint.name() != null) ? constraint : named(table, constraint, taken));
		}
		List<Index> indexes = new ArrayList<>();
		for (Index index : table.indexes()) {
			indexes.add((index.name() != null) ? index
					: index.named(free(table, this.convention.nameOf(table, index), Set.of(), true)));
		}
		return table.constraints(constraints).indexes(indexes);
	}

	private Constraint named(Table table, Constraint constraint, Set<String> taken) {
		String name = free(table, this.convention.nameOf(table, constraint), taken, hasIndex(constraint));
		taken.add(name);
		return constraint.named(name);
	}

	private String free(Table table, String wanted, Set<String> takenInTable, boolean relation) {
		Set<String> takenInSchema = relation ? relations(table.name()) : Set.of();
		String name = new FreeName(wanted)
			.unless((candidate) -> takenInTable.contains(candidate) || takenInSchema.contains(candidate));
		if (relation) {
			takeRelation(table.name(), name);
		}
		return name;
	}

	private static boolean hasIndex(Constraint constraint) {
		return !(constraint instanceof CheckConstraint || constraint instanceof ForeignKey);
	}

	private void takeRelation(QualifiedName owner, @Nullable String name) {
		if (name != null) {
			relations(owner).add(name);
		}
	}

	private Set<String> relations(QualifiedName owner) {
		return this.relations.computeIfAbsent((owner.schema() != null) ? owner.schema() : "", (key) -> new HashSet<>());
	}

}
