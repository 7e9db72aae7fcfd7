package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.design.ComparisonFilter;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.ExclusionConstraint;

import org.jspecify.annotations.Nullable;

/**
 * What a comparison leaves alone: it stays as it is and is not made where it is missing,
 * and so does what needs it.
 */
public final class Exclusions {

	/**
	 * Nothing is left alone.
	 */
	public static final Exclusions NONE = new Exclusions((object) -> true, Map.of(), Map.of());

	private final ComparisonFilter filter;

	private final Map<Kind, Set<QualifiedName>> objects;

	private final Map<QualifiedName, Set<String>> columns;

	Exclusions(ComparisonFilter filter, Map<Kind, Set<QualifiedName>> objects,
			Map<QualifiedName, Set<String>> columns) {
		this.filter = filter;
		this.objects = Map.copyOf(objects);
		this.columns = Map.copyOf(columns);
	}

	/**
	 * Returns a model that asks of the database for what is left alone as it is there.
	 * @param model what the entities ask for
	 * @param database what the database holds
	 * @return what is compared with the database
	 */
	public DatabaseSchema applyTo(DatabaseSchema model, DatabaseSchema database) {
		return isEmpty() ? model : new FilteredModel(this, database).of(model);
	}

	/**
	 * The tables that are left alone.
	 * @return their names
	 */
	public Set<QualifiedName> tables() {
		return of(Kind.TABLE);
	}

	/**
	 * Counts what is left alone, what is left alone by its kind or place first.
	 * @return the counts in words: {@code 2 tables}
	 */
	public List<String> counts() {
		List<String> counts = new ArrayList<>();
		add(counts, of(Kind.SCHEMA).size(), "schema");
		add(counts, of(Kind.TABLE).size(), "table");
		add(counts, of(Kind.SEQUENCE).size(), "sequence");
		add(counts, of(Kind.TYPE).size(), "enum type");
		add(counts, this.columns.values().stream().mapToInt(Set::size).sum(), "column");
		return counts;
	}

	private static void add(List<String> counts, int count, String noun) {
		if (count > 0) {
			counts.add(count + " " + noun + ((count > 1) ? "s" : ""));
		}
	}

	boolean isEmpty() {
		return this == NONE;
	}

	Set<QualifiedName> of(Kind kind) {
		return this.objects.getOrDefault(kind, Set.of());
	}

	/** The columns of a table that are left alone. */
	Set<String> columns(QualifiedName table) {
		return this.columns.getOrDefault(table, Set.of());
	}

	/** Whether an object is left alone, or its part when that is named. */
	boolean concern(QualifiedName object, @Nullable String part, DatabaseSchema database) {
		if (isEmpty()) {
			return false;
		}
		boolean whole = List.of(Kind.TABLE, Kind.SEQUENCE, Kind.TYPE)
			.stream()
			.anyMatch((kind) -> of(kind).contains(object));
		return whole || (part != null && (columns(object).contains(part) || concernPart(object, part, database)));
	}

	private boolean concernPart(QualifiedName table, String name, DatabaseSchema database) {
		Table present = database.tablesByName().getOrDefault(table, Table.of(table));
		boolean needy = present.constraints()
			.stream()
			.anyMatch((constraint) -> name.equals(constraint.name()) && needs(table, constraint))
				|| present.indexes().stream().anyMatch((index) -> name.equals(index.name()) && needs(table, index));
		return needy || excludes(new ComparedObject(Kind.CONSTRAINT, table.sibling(name), table, false, true))
				|| excludes(new ComparedObject(Kind.INDEX, table.sibling(name), table, false, true));
	}

	boolean excludes(ComparedObject object) {
		return !this.filter.includes(object);
	}

	/** Whether a constraint needs something that is left alone. */
	boolean needs(QualifiedName table, Constraint constraint) {
		Remains remains = new Remains(columns(table));
		if (constraint instanceof ForeignKey key) {
			return !remains.whole(key.columns()) || of(Kind.TABLE).contains(key.referencedTable())
					|| !new Remains(columns(key.referencedTable())).whole(key.referencedColumns());
		}
		if (constraint instanceof PrimaryKey key) {
			return !remains.whole(key.columns());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return !remains.whole(unique.columns()) || !remains.whole(unique.include());
		}
		return (constraint instanceof CheckConstraint check) ? !remains.whole(check)
				: !remains.whole((ExclusionConstraint) constraint);
	}

	/** Whether an index needs something that is left alone. */
	boolean needs(QualifiedName table, Index index) {
		return !new Remains(columns(table)).whole(index);
	}

}
