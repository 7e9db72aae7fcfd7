package dev.aludel.schema;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole schema: what a database holds, or what the entities of an application ask for.
 * Objects of the current schema carry no schema in their names. Everything is sorted by
 * name.
 *
 * @param schemas the names of the schemas besides the current one
 * @param extensions the names of the installed or needed extensions
 * @param enumTypes the enum types
 * @param sequences the sequences that are not part of an identity column
 * @param tables the tables
 */
public record DatabaseSchema(List<String> schemas, List<String> extensions, List<EnumType> enumTypes,
		List<Sequence> sequences, List<Table> tables) {

	/**
	 * Nothing at all.
	 */
	public static final DatabaseSchema EMPTY = new DatabaseSchema(List.of(), List.of(), List.of(), List.of(),
			List.of());

	public DatabaseSchema {
		schemas = schemas.stream().sorted().toList();
		extensions = extensions.stream().sorted().toList();
		enumTypes = enumTypes.stream().sorted(Comparator.comparing(EnumType::name)).toList();
		sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
		tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
	}

	/**
	 * Returns a schema of tables alone.
	 * @param tables the tables
	 * @return the schema
	 */
	public static DatabaseSchema of(Table... tables) {
		return EMPTY.tables(List.of(tables));
	}

	/**
	 * Returns the tables by name, in the order of their names.
	 * @return the tables
	 */
	public Map<QualifiedName, Table> tablesByName() {
		Map<QualifiedName, Table> byName = new LinkedHashMap<>();
		this.tables.forEach((table) -> byName.put(table.name(), table));
		return byName;
	}

	/**
	 * Returns this schema with other schema names.
	 * @param newSchemas the names, that of the default schema left out
	 * @return the schema
	 */
	public DatabaseSchema schemas(List<String> newSchemas) {
		return new DatabaseSchema(newSchemas, this.extensions, this.enumTypes, this.sequences, this.tables);
	}

	/**
	 * Returns this schema with other tables.
	 * @param newTables the tables
	 * @return the changed schema
	 */
	public DatabaseSchema tables(List<Table> newTables) {
		return new DatabaseSchema(this.schemas, this.extensions, this.enumTypes, this.sequences, newTables);
	}

	/**
	 * Returns this schema with other sequences.
	 * @param newSequences the sequences
	 * @return the changed schema
	 */
	public DatabaseSchema sequences(List<Sequence> newSequences) {
		return new DatabaseSchema(this.schemas, this.extensions, this.enumTypes, newSequences, this.tables);
	}

	/**
	 * Returns this schema with other enum types.
	 * @param newEnumTypes the enum types
	 * @return the changed schema
	 */
	public DatabaseSchema enumTypes(List<EnumType> newEnumTypes) {
		return new DatabaseSchema(this.schemas, this.extensions, newEnumTypes, this.sequences, this.tables);
	}

}
