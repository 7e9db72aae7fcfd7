package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * Names what nobody named, so that a migration can name it when it drops it: a prefix for
 * the kind, the table, the columns.
 */
final class NamingConvention {

	static final String CHECK = "ck_";

	private final Map<String, Set<String>> relations = new HashMap<>();

	private NamingConvention(DatabaseSchema schema) {
		schema.sequences().forEach((sequence) -> takeRelation(sequence.name(), sequence.name().name()));
		for (Table table : schema.tables()) {
			takeRelation(table.name(), table.name().name());
			table.constraints().stream().filter(NamingConvention::hasIndex).forEach((constraint) -> {
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
	static DatabaseSchema named(DatabaseSchema schema) {
		NamingConvention convention = new NamingConvention(schema);
		return schema.tables(schema.tables().stream().map(convention::named).toList());
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
			indexes
				.add((index.name() != null) ? index : index.named(free(table, wanted(table, index), Set.of(), true)));
		}
		return table.constraints(constraints).indexes(indexes);
	}

	private Constraint named(Table table, Constraint constraint, Set<String> taken) {
		String name = free(table, wanted(table, constraint), taken, hasIndex(constraint));
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

	private static String wanted(Table table, Constraint constraint) {
		String name = table.name().name();
		if (constraint instanceof PrimaryKey) {
			return "pk_" + name;
		}
		if (constraint instanceof UniqueConstraint unique) {
			return "uq_" + name + "_" + String.join("_", unique.columns());
		}
		if (constraint instanceof ForeignKey key) {
			return "fk_" + name + "_" + String.join("_", key.columns());
		}
		if (constraint instanceof CheckConstraint check) {
			Set<String> columns = columns(table, check.expression());
			return CHECK + name + "_" + ((columns.size() == 1) ? columns.iterator().next() : "1");
		}
		ExclusionConstraint exclusion = (ExclusionConstraint) constraint;
		return "ex_" + name
				+ subjects(table, exclusion.elements().stream().map(ExclusionConstraint.Element::key).toList());
	}

	private static String wanted(Table table, Index index) {
		return "ix_" + table.name().name() + subjects(table, index.keys());
	}

	private static String subjects(Table table, List<IndexKey> keys) {
		StringBuilder subjects = new StringBuilder();
		for (IndexKey key : keys) {
			if (key.subject() instanceof IndexKey.OfColumn column) {
				subjects.append('_').append(column.name());
			}
			else if (key.subject() instanceof IndexKey.OfExpression expression) {
				columns(table, expression.sql()).forEach((column) -> subjects.append('_').append(column));
			}
		}
		return subjects.toString();
	}

	private static Set<String> columns(Table table, String sql) {
		Set<String> columns = new LinkedHashSet<>(new SqlExpression(sql).columns());
		columns.removeIf((column) -> table.column(column).isEmpty());
		return columns;
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
