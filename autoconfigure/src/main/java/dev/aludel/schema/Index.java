package dev.aludel.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * An index of a {@link Table} that no constraint owns.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param keys what is indexed, in order
 * @param unique whether two rows may have the same keys
 * @param method the index method: {@code btree}, {@code gin} …
 * @param include further columns kept in the index
 * @param nulls whether a unique index sees two {@code NULL}s as different
 * @param storageParameters the parameters of {@code with (…)}, sorted by name
 * @param where the condition of a partial index, or {@code null} for all rows
 * @param comment the comment, or {@code null} for none
 * @param valid whether PostgreSQL uses it; a failed concurrent build leaves an invalid
 * one
 */
public record Index(@Nullable String name, List<IndexKey> keys, boolean unique, String method, List<String> include,
		NullTreatment nulls, Map<String, String> storageParameters, @Nullable String where, @Nullable String comment,
		boolean valid) {

	/**
	 * The index method that PostgreSQL takes when none is named.
	 */
	public static final String BTREE = "btree";

	public Index {
		if (name != null) {
			Identifiers.check("index", name);
		}
		if (keys.isEmpty()) {
			throw new IllegalArgumentException("An index needs at least one key.");
		}
		keys = List.copyOf(keys);
		Identifiers.check("index method", method);
		include = Identifiers.checkAll("column", include);
		storageParameters = Collections.unmodifiableMap(new TreeMap<>(storageParameters));
	}

	/**
	 * Returns a B-tree index.
	 * @param name the name, or {@code null} to let PostgreSQL choose
	 * @param unique whether two rows may have the same keys
	 * @param keys what is indexed, in order
	 * @return the index
	 */
	public static Index of(@Nullable String name, boolean unique, List<IndexKey> keys) {
		return new Index(name, keys, unique, BTREE, List.of(), NullTreatment.DISTINCT, Map.of(), null, null, true);
	}

	/**
	 * Returns the same index under another name.
	 * @param newName the name, or {@code null} for none
	 * @return the renamed index
	 */
	public Index named(@Nullable String newName) {
		return new Index(newName, this.keys, this.unique, this.method, this.include, this.nulls, this.storageParameters,
				this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index with other keys.
	 * @param newKeys what is indexed, in order
	 * @return the changed index
	 */
	public Index keys(List<IndexKey> newKeys) {
		return new Index(this.name, newKeys, this.unique, this.method, this.include, this.nulls, this.storageParameters,
				this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index with another method.
	 * @param newMethod the index method: {@code gin}, {@code gist}, {@code brin},
	 * {@code hash} or one of an extension
	 * @return the changed index
	 */
	public Index using(String newMethod) {
		return new Index(this.name, this.keys, this.unique, newMethod, this.include, this.nulls, this.storageParameters,
				this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index with further columns, kept but not sorted by.
	 * @param columnNames the columns
	 * @return the changed index
	 */
	public Index include(String... columnNames) {
		return new Index(this.name, this.keys, this.unique, this.method, List.of(columnNames), this.nulls,
				this.storageParameters, this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index with {@code nulls not distinct}; PostgreSQL 15 and later.
	 * @return the changed index
	 */
	public Index nullsNotDistinct() {
		return new Index(this.name, this.keys, this.unique, this.method, this.include, NullTreatment.NOT_DISTINCT,
				this.storageParameters, this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index with one more storage parameter.
	 * @param parameter the parameter: {@code fillfactor}
	 * @param value its value as SQL: {@code 70}
	 * @return the changed index
	 */
	public Index with(String parameter, String value) {
		Map<String, String> parameters = new TreeMap<>(this.storageParameters);
		parameters.put(parameter, value);
		return new Index(this.name, this.keys, this.unique, this.method, this.include, this.nulls, parameters,
				this.where, this.comment, this.valid);
	}

	/**
	 * Returns this index for some rows only.
	 * @param condition the SQL condition, or {@code null} for all rows
	 * @return the changed index
	 */
	public Index where(@Nullable String condition) {
		return new Index(this.name, this.keys, this.unique, this.method, this.include, this.nulls,
				this.storageParameters, condition, this.comment, this.valid);
	}

	/**
	 * Returns this index with the given comment.
	 * @param text the comment, or {@code null} for none
	 * @return the changed index
	 */
	public Index comment(@Nullable String text) {
		return new Index(this.name, this.keys, this.unique, this.method, this.include, this.nulls,
				this.storageParameters, this.where, text, this.valid);
	}

}
