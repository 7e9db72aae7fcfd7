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
 * @param casts the casts of the enum types, in a fixed order
 */
public record ReflectedSchema(DatabaseSchema schema, int serverVersion, String defaultSchema, List<String> searchPath,
		Map<QualifiedName, Long> estimatedRows, Map<QualifiedName, List<String>> partitionKeys,
		List<UnmanagedObject> unmanaged, List<ReflectedView> views, List<ReflectedCast> casts) {

	public ReflectedSchema {
		searchPath = List.copyOf(searchPath);
		estimatedRows = Collections.unmodifiableMap(new TreeMap<>(estimatedRows));
		partitionKeys = Collections.unmodifiableMap(new TreeMap<>(partitionKeys));
		unmanaged = List.copyOf(unmanaged);
		views = List.copyOf(views);
		casts = List.copyOf(casts);
	}

	/**
	 * Returns the same with other objects.
	 * @param newSchema the objects
	 * @return the schema
	 */
	public ReflectedSchema schema(DatabaseSchema newSchema) {
		return new ReflectedSchema(newSchema, this.serverVersion, this.defaultSchema, this.searchPath,
				this.estimatedRows, this.partitionKeys, this.unmanaged, this.views, this.casts);
	}

	/**
	 * Returns the same with another estimate.
	 * @param newEstimatedRows the rows of each table
	 * @return the schema
	 */
	public ReflectedSchema estimatedRows(Map<QualifiedName, Long> newEstimatedRows) {
		return new ReflectedSchema(this.schema, this.serverVersion, this.defaultSchema, this.searchPath,
				newEstimatedRows, this.partitionKeys, this.unmanaged, this.views, this.casts);
	}

	/**
	 * Returns the same with other views.
	 * @param newViews the views
	 * @return the schema
	 */
	public ReflectedSchema views(List<ReflectedView> newViews) {
		return new ReflectedSchema(this.schema, this.serverVersion, this.defaultSchema, this.searchPath,
				this.estimatedRows, this.partitionKeys, this.unmanaged, newViews, this.casts);
	}

}
