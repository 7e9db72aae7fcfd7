package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UserDefinedObjectType;
import org.hibernate.mapping.UserDefinedType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the relational model behind Hibernate's mapping: what Hibernate itself would
 * create in an empty database, except for what it would get wrong.
 */
public final class HibernateModelReader {

	/**
	 * Reads everything the mapping asks for. Reading has effects on the mapping (it fills
	 * caches), so it is read once, on one thread, after the session factory was built.
	 * @param metadata the mapping
	 * @param sessionFactory the session factory built from it
	 * @return the model
	 * @throws UnknownColumnException when an index or a unique constraint names a column
	 * that its table does not have
	 */
	public HibernateModel read(Metadata metadata, SessionFactory sessionFactory) {
		Mapping mapping = Mapping.of((MetadataImplementor) metadata,
				sessionFactory.unwrap(SessionFactoryImplementor.class));
		return new Reading(mapping).model();
	}

	/** One pass over a mapping. */
	private static final class Reading {

		private final Mapping mapping;

		private final TableReader tableReader;

		private final SequenceReader sequenceReader;

		private final Set<String> schemas = new TreeSet<>();

		private final Map<QualifiedName, Table> tables = new LinkedHashMap<>();

		private final Map<QualifiedName, List<String>> initialRows = new LinkedHashMap<>();

		private final Map<QualifiedName, String> views = new TreeMap<>();

		private final Map<QualifiedName, String> structures = new LinkedHashMap<>();

		private final Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();

		private final Set<ColumnReference> ordinals = new HashSet<>();

		private final Set<QualifiedName> searched = new TreeSet<>();

		Reading(Mapping mapping) {
			this.mapping = mapping;
			this.tableReader = new TableReader(mapping);
			this.sequenceReader = new SequenceReader(mapping);
		}

		HibernateModel model() {
			this.mapping.database().getNamespaces().forEach(this::read);
			this.mapping.database()
				.getInitCommands()
				.forEach((command) -> Arrays.stream(command.initCommands())
					.forEach((sql) -> this.mapping.notCompared().add("command on creation", sql)));
			EnumTypeReader enumTypeReader = new EnumTypeReader(this.mapping);
			List<EnumType> enumTypes = enumTypeReader.read();
			DatabaseSchema schema = new DatabaseSchema(List.copyOf(this.schemas), List.of(), enumTypes,
					List.copyOf(this.sequences.values()), List.copyOf(this.tables.values()));
			return new HibernateModel(this.mapping.names().defaultSchema(), this.mapping.currentSchema(), schema,
					this.initialRows, this.views, this.structures, new UnconstrainedAssociations(this.mapping).read(),
					enumTypeReader.sorted(), this.ordinals, this.searched, this.mapping.notCompared().things());
		}

		private void read(Namespace namespace) {
			namespace.getTables().forEach(this::read);
			for (var sequence : namespace.getSequences()) {
				Sequence result = this.sequenceReader.read(sequence);
				this.sequences.putIfAbsent(result.name(), result);
				addSchema(result.name());
				addSearched(sequence.getName().getSchemaName(), result.name());
			}
			namespace.getDependencyOrderedUserDefinedTypes().forEach((type) -> read(type, namespace));
		}

		private void read(org.hibernate.mapping.Table table) {
			if (table.isView()) {
				this.views.put(this.mapping.names().of(table), table.getViewQuery());
				addSchema(this.mapping.names().of(table));
				addSearched(table.getSchemaIdentifier(), this.mapping.names().of(table));
			}
			else if (table.isPhysicalTable()) {
				Table result = this.tableReader.read(table);
				this.tables.merge(result.name(), result, Reading::union);
				addSchema(result.name());
				addSearched(table.getSchemaIdentifier(), result.name());
				addOrdinals(table, result.name());
				addInitialRows(table, result.name());
			}
		}

		private void addSchema(QualifiedName name) {
			if (name.schema() != null) {
				this.schemas.add(name.schema());
			}
		}

		private void addOrdinals(org.hibernate.mapping.Table table, QualifiedName name) {
			for (Column column : table.getColumns()) {
				if (column.getValue() instanceof BasicValue value
						&& value.getResolution().getDomainJavaType().getJavaTypeClass().isEnum()
						&& value.getResolution().getJdbcType().isInteger()) {
					this.ordinals.add(new ColumnReference(name, Names.stored(column)));
				}
			}
		}

		private void addSearched(@Nullable Identifier schema, QualifiedName name) {
			if (schema == null && this.mapping.context().getDefaultSchema() == null) {
				this.searched.add(name);
			}
		}

		private void addInitialRows(org.hibernate.mapping.Table table, QualifiedName name) {
			List<String> statements = table.getInitCommands(this.mapping.context())
				.stream()
				.flatMap((command) -> Arrays.stream(command.initCommands()))
				.toList();
			if (!statements.isEmpty()) {
				this.initialRows.put(name, statements);
			}
		}

		/**
		 * Two mappings of one table that Hibernate keeps apart because one of them writes
		 * the default schema out.
		 */
		private static Table union(Table first, Table second) {
			List<dev.aludel.schema.Column> columns = new ArrayList<>(first.columns());
			second.columns().stream().filter((column) -> first.column(column.name()).isEmpty()).forEach(columns::add);
			List<Constraint> constraints = new ArrayList<>(first.constraints());
			second.constraints()
				.stream()
				.filter((constraint) -> !constraints.contains(constraint))
				.filter((constraint) -> first.primaryKey() == null || !constraint.equals(second.primaryKey()))
				.forEach(constraints::add);
			List<dev.aludel.schema.Index> indexes = new ArrayList<>(first.indexes());
			second.indexes().stream().filter((index) -> !indexes.contains(index)).forEach(indexes::add);
			return first.columns(columns).constraints(constraints).indexes(indexes);
		}

		private void read(UserDefinedType type, Namespace namespace) {
			QualifiedName name = this.mapping.names()
				.of(namespace.getPhysicalName().schema(), type.getNameIdentifier());
			if (type instanceof UserDefinedObjectType structure) {
				this.structures.put(name,
						structure.getColumns().stream().map(this::attribute).collect(Collectors.joining(", ")));
			}
			else {
				this.mapping.notCompared().add("type " + name);
			}
		}

		private String attribute(Column column) {
			return dev.aludel.postgresql.Identifier.quote(Names.stored(column)) + " "
					+ column.getSqlType(this.mapping.metadata());
		}

	}

}
