package dev.aludel.autogenerate.compare;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * How new constraints and indexes are called that the mapping gives no name: a pattern
 * for each kind. What is in the database already keeps its name.
 */
public final class NamingConvention {

	/**
	 * {@code pk_}, {@code uq_}, {@code fk_}, {@code ix_}, {@code ck_} or {@code ex_}, the
	 * table, and but for primary keys the columns.
	 */
	public static final NamingConvention DEFAULTS = new NamingConvention(Map.of());

	private static final String TABLE = "table";

	private static final String COLUMNS = "columns";

	private static final String REFERENCED_TABLE = "referenced_table";

	private static final String REFERENCED_COLUMNS = "referenced_columns";

	/**
	 * What the convention names.
	 */
	public enum Kind {

		/** A primary key. */
		PRIMARY_KEY("pk_{table}", TABLE, COLUMNS),

		/** A unique constraint. */
		UNIQUE("uq_{table}_{columns}", TABLE, COLUMNS),

		/** A foreign key. */
		FOREIGN_KEY("fk_{table}_{columns}", TABLE, COLUMNS, REFERENCED_TABLE, REFERENCED_COLUMNS),

		/** An index that no constraint owns. */
		INDEX("ix_{table}_{columns}", TABLE, COLUMNS),

		/** A check; its columns are {@code 1} when it is over several or none. */
		CHECK("ck_{table}_{columns}", TABLE, COLUMNS),

		/** An exclusion constraint. */
		EXCLUSION("ex_{table}_{columns}", TABLE, COLUMNS);

		private final NamePattern builtIn;

		private final List<String> tokens;

		Kind(String builtIn, String... tokens) {
			this.tokens = List.of(tokens);
			this.builtIn = NamePattern.parse(builtIn, this.tokens);
		}

	}

	private final Map<Kind, NamePattern> patterns = new EnumMap<>(Kind.class);

	private NamingConvention(Map<Kind, NamePattern> patterns) {
		for (Kind kind : Kind.values()) {
			this.patterns.put(kind, patterns.getOrDefault(kind, kind.builtIn));
		}
	}

	/**
	 * Returns this convention with another pattern.
	 * @param kind what it names
	 * @param pattern the pattern, with {@code {table}}, {@code {columns}} and for foreign
	 * keys {@code {referenced_table}} and {@code {referenced_columns}}
	 * @return the changed convention
	 * @throws IllegalArgumentException when the pattern has another token, or nothing in
	 * it
	 */
	public NamingConvention with(Kind kind, String pattern) {
		Map<Kind, NamePattern> changed = new EnumMap<>(this.patterns);
		changed.put(kind, NamePattern.parse(pattern, kind.tokens));
		return new NamingConvention(Collections.unmodifiableMap(changed));
	}

	String nameOf(Table table, Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return name(Kind.PRIMARY_KEY, table, String.join("_", key.columns()));
		}
		if (constraint instanceof UniqueConstraint unique) {
			return name(Kind.UNIQUE, table, String.join("_", unique.columns()));
		}
		if (constraint instanceof ForeignKey key) {
			return pattern(Kind.FOREIGN_KEY)
				.name(Map.of(TABLE, table.name().name(), COLUMNS, String.join("_", key.columns()), REFERENCED_TABLE,
						key.referencedTable().name(), REFERENCED_COLUMNS, String.join("_", key.referencedColumns())));
		}
		if (constraint instanceof CheckConstraint check) {
			Set<String> columns = columns(table, check.expression());
			return name(Kind.CHECK, table, (columns.size() == 1) ? columns.iterator().next() : "1");
		}
		ExclusionConstraint exclusion = (ExclusionConstraint) constraint;
		return name(Kind.EXCLUSION, table,
				subjects(table, exclusion.elements().stream().map(ExclusionConstraint.Element::key).toList()));
	}

	String nameOf(Table table, Index index) {
		return name(Kind.INDEX, table, subjects(table, index.keys()));
	}

	/**
	 * Whether a check of a table may have its name from this convention or from that of
	 * Aludel itself, and not from a person.
	 */
	boolean mayHaveNamedCheck(String table, @Nullable String name) {
		return name != null && (pattern(Kind.CHECK).mayMake(name, Map.of(TABLE, table))
				|| Kind.CHECK.builtIn.mayMake(name, Map.of(TABLE, table)));
	}

	private String name(Kind kind, Table table, String columns) {
		return pattern(kind).name(Map.of(TABLE, table.name().name(), COLUMNS, columns));
	}

	private NamePattern pattern(Kind kind) {
		return this.patterns.getOrDefault(kind, kind.builtIn);
	}

	private static String subjects(Table table, List<IndexKey> keys) {
		Set<String> unused = Set.of();
		StringBuilder subjects = new StringBuilder();
		for (IndexKey key : keys) {
			Set<String> names = unused;
			if (key.subject() instanceof IndexKey.OfColumn column) {
				names = Set.of(column.name());
			}
			else if (key.subject() instanceof IndexKey.OfExpression expression) {
				names = columns(table, expression.sql());
			}
			names.forEach((name) -> subjects.append(subjects.isEmpty() ? "" : "_").append(name));
		}
		return subjects.toString();
	}

	private static Set<String> columns(Table table, String sql) {
		Set<String> columns = new LinkedHashSet<>(new SqlExpression(sql).columns());
		columns.removeIf((column) -> table.column(column).isEmpty());
		return columns;
	}

}
