package dev.aludel.autogenerate.reflection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.reflection.UnmanagedObject.Kind;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/** Puts the rows of the catalog together. */
final class SchemaAssembler {

	private final CatalogRows rows;

	private final SchemaNames names;

	private final Map<Long, List<ColumnRow>> columns;

	private final Map<Long, List<ConstraintRow>> constraints;

	private final Map<Long, List<IndexRow>> indexes;

	private final Map<QualifiedName, Long> estimatedRows = new TreeMap<>();

	private final Map<QualifiedName, List<String>> partitionKeys = new TreeMap<>();

	private final List<UnmanagedObject> unmanaged = new ArrayList<>();

	SchemaAssembler(CatalogRows rows, String defaultSchema) {
		this.rows = rows;
		this.names = new SchemaNames(defaultSchema, rows.session().namespaces());
		this.columns = group(rows.columns(), ColumnRow::table);
		this.constraints = group(rows.constraints(), ConstraintRow::table);
		this.indexes = group(rows.indexes(), IndexRow::table);
	}

	ReflectedSchema assemble() {
		List<String> schemas = this.names.namespaces()
			.values()
			.stream()
			.filter((schema) -> !schema.equals(this.names.defaultSchema()))
			.toList();
		DatabaseSchema schema = new DatabaseSchema(schemas, this.rows.session().extensions(), enumTypes(), sequences(),
				tables());
		return new ReflectedSchema(schema, this.rows.session().version().number(), this.names.defaultSchema(),
				this.rows.session().searchPathFrom(this.names.defaultSchema()), this.estimatedRows, this.partitionKeys,
				this.unmanaged, views(), casts());
	}

	private List<ReflectedView> views() {
		Map<Long, QualifiedName> relations = new HashMap<>();
		this.rows.relations().forEach((row) -> relations.put(row.oid(), this.names.name(row.namespace(), row.name())));
		return this.rows.views().stream().map((row) -> view(row, relations)).toList();
	}

	private ReflectedView view(ViewRow row, Map<Long, QualifiedName> relations) {
		Set<ColumnReference> uses = new LinkedHashSet<>();
		for (int index = 0; index < row.usedRelations().size(); index++) {
			QualifiedName relation = relations.get(row.usedRelations().get(index));
			if (relation != null) {
				uses.add(new ColumnReference(relation, row.usedColumns().get(index)));
			}
		}
		return new ReflectedView(this.names.name(row.namespace(), row.name()), row.drop(), row.creation(), uses);
	}

	private List<ReflectedCast> casts() {
		return this.rows.casts()
			.stream()
			.map((row) -> new ReflectedCast(this.names.name(row.namespace(), row.name()), row.other(), row.direction(),
					row.use()))
			.sorted()
			.toList();
	}

	private List<EnumType> enumTypes() {
		return this.rows.enumTypes()
			.stream()
			.map((row) -> new EnumType(this.names.name(row.namespace(), row.name()), row.labels()))
			.toList();
	}

	private List<Sequence> sequences() {
		return this.rows.sequences().stream().map(this::sequence).toList();
	}

	private Sequence sequence(SequenceRow row) {
		ColumnType type = new ColumnType(row.type());
		return new Sequence(this.names.name(row.namespace(), row.name()), type, row.options().reduced(type),
				owner(row.owner()));
	}

	private @Nullable ColumnReference owner(SequenceRow.@Nullable OwnerRow owner) {
		return (owner != null)
				? new ColumnReference(this.names.name(owner.namespace(), owner.schema(), owner.table()), owner.column())
				: null;
	}

	private List<Table> tables() {
		List<Table> tables = new ArrayList<>();
		for (RelationRow relation : this.rows.relations()) {
			QualifiedName name = this.names.name(relation.namespace(), relation.name());
			Kind kind = relation.unmanagedKind();
			if (kind != null) {
				this.unmanaged.add(new UnmanagedObject(kind, name, null));
				continue;
			}
			this.estimatedRows.put(name, relation.estimatedRows());
			if (relation.isPartitioned()) {
				this.partitionKeys.put(name, relation.partitionKey());
			}
			tables.add(table(relation, name));
		}
		return tables;
	}

	private Table table(RelationRow relation, QualifiedName name) {
		ColumnAssembler assembler = new ColumnAssembler();
		Table table = new Table(name,
				this.columns.getOrDefault(relation.oid(), List.of()).stream().map(assembler::column).toList(), null,
				List.of(), List.of(), List.of(), List.of(), List.of(), relation.comment());
		Map<Long, List<IndexRow>> tableIndexes = group(this.indexes.getOrDefault(relation.oid(), List.of()),
				IndexRow::oid);
		List<ConstraintRow> tableConstraints = this.constraints.getOrDefault(relation.oid(), List.of());
		return table.constraints(constraints(name, tableConstraints, tableIndexes))
			.indexes(freeIndexes(tableConstraints, tableIndexes));
	}

	private List<Constraint> constraints(QualifiedName table, List<ConstraintRow> constraintRows,
			Map<Long, List<IndexRow>> tableIndexes) {
		ConstraintAssembler assembler = new ConstraintAssembler(this.names, tableIndexes);
		List<Constraint> constraints = new ArrayList<>();
		for (ConstraintRow row : constraintRows) {
			Kind kind = row.unmanagedKind();
			if (kind != null) {
				this.unmanaged.add(new UnmanagedObject(kind, table.sibling(row.name()), table));
			}
			else {
				constraints.add(assembler.constraint(row));
			}
		}
		return constraints;
	}

	private static List<Index> freeIndexes(List<ConstraintRow> constraintRows, Map<Long, List<IndexRow>> tableIndexes) {
		Set<Long> owned = constraintRows.stream()
			.filter(ConstraintRow::ownsIndex)
			.map(ConstraintRow::index)
			.collect(Collectors.toSet());
		return tableIndexes.entrySet()
			.stream()
			.filter((entry) -> !owned.contains(entry.getKey()))
			.map((entry) -> new IndexAssembler(entry.getValue()).index())
			.toList();
	}

	private static <R> Map<Long, List<R>> group(List<R> rows, Function<R, Long> key) {
		return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
	}

}
