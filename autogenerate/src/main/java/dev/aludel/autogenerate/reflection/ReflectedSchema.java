package dev.aludel.autogenerate.reflection;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

/**
 * What a database holds, read from its catalog.
 *
 * @param schema the objects themselves; those of the default schema carry no schema in
 * their names
 * @param serverVersion PostgreSQL's {@code server_version_num}: {@code 180006}
 * @param defaultSchema the name of the default schema
 * @param searchPath the schemas in which unqualified names of types, functions and
 * sequences were found, in order; the default schema is the first
 * @param estimatedRows the server's estimate of the rows of each table, {@code -1} where
 * it has none because the table was never analyzed
 * @param partitionKeys the columns by which the partitioned tables among the tables are
 * partitioned; expressions of a partition key are left out
 * @param unmanaged what else is there, by name
 * @param views how the views among it are made
 */
public record ReflectedSchema(DatabaseSchema schema, int serverVersion, String defaultSchema, List<String> searchPath,
		Map<QualifiedName, Long> estimatedRows, Map<QualifiedName, List<String>> partitionKeys,
		List<UnmanagedObject> unmanaged, List<ReflectedView> views) {

	public ReflectedSchema {
		searchPath = List.copyOf(searchPath);
		estimatedRows = Collections.unmodifiableMap(new TreeMap<>(estimatedRows));
		partitionKeys = Collections.unmodifiableMap(new TreeMap<>(partitionKeys));
		unmanaged = List.copyOf(unmanaged);
		views = List.copyOf(views);
	}

	/**
	 * Creates a reflected schema without views.
	 * @param schema the objects themselves
	 * @param serverVersion PostgreSQL's {@code server_version_num}
	 * @param defaultSchema the name of the default schema
	 * @param searchPath the schemas in which unqualified names were found
	 * @param estimatedRows the server's estimate of the rows of each table
	 * @param partitionKeys the columns by which partitioned tables are partitioned
	 * @param unmanaged what else is there, by name
	 */
	public ReflectedSchema(DatabaseSchema schema, int serverVersion, String defaultSchema, List<String> searchPath,
			Map<QualifiedName, Long> estimatedRows, Map<QualifiedName, List<String>> partitionKeys,
			List<UnmanagedObject> unmanaged) {
		this(schema, serverVersion, defaultSchema, searchPath, estimatedRows, partitionKeys, unmanaged, List.of());
	}

	/**
	 * Returns the same with other views.
	 * @param newViews the views
	 * @return the schema
	 */
	public ReflectedSchema views(List<ReflectedView> newViews) {
		return new ReflectedSchema(this.schema, this.serverVersion, this.defaultSchema, this.searchPath,
				this.estimatedRows, this.partitionKeys, this.unmanaged, newViews);
	}

}
