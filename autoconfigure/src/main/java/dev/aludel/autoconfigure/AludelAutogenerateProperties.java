package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is said about drafting migrations. Only the desk reads it: no start of an
 * application binds it.
 */
@ConfigurationProperties("aludel.autogenerate")
public class AludelAutogenerateProperties {

	/**
	 * Comma-separated list of patterns of the only objects to compare: "tasks*",
	 * "schema:app". A pattern without a kind names tables.
	 */
	private List<String> include = new ArrayList<>();

	/**
	 * Comma-separated list of patterns of objects to leave as they are: "audit.*",
	 * "tasks.legacy_*", "index:ix_tmp_*". A pattern without a kind names tables, columns,
	 * sequences and enum types.
	 */
	private List<String> exclude = new ArrayList<>();

	/**
	 * Template for the source of new migrations: a file, or "classpath:" and a resource.
	 */
	private @Nullable String template;

	/**
	 * Command line that formats the source of a new migration, with "{file}" in place of
	 * its path.
	 */
	private @Nullable String formatter;

	/**
	 * Estimated number of rows from which on a table is changed in ways that let others
	 * go on using it.
	 */
	private long largeTableRows = 100_000;

	private final Naming naming = new Naming();

	/**
	 * {@return the patterns of the only objects to compare}
	 */
	public List<String> getInclude() {
		return this.include;
	}

	/**
	 * Sets the patterns of the only objects to compare.
	 * @param include the patterns; none for everything
	 */
	public void setInclude(List<String> include) {
		this.include = include;
	}

	/**
	 * {@return the patterns of objects to leave as they are}
	 */
	public List<String> getExclude() {
		return this.exclude;
	}

	/**
	 * Sets the patterns of objects to leave as they are.
	 * @param exclude the patterns
	 */
	public void setExclude(List<String> exclude) {
		this.exclude = exclude;
	}

	/**
	 * {@return from how many rows on a table is large}
	 */
	public long getLargeTableRows() {
		return this.largeTableRows;
	}

	/**
	 * Sets from how many rows on a table is large.
	 * @param largeTableRows the number of rows, as the server estimates it
	 */
	public void setLargeTableRows(long largeTableRows) {
		this.largeTableRows = largeTableRows;
	}

	/**
	 * {@return the template of new migrations, or {@code null} for the built-in one}
	 */
	public @Nullable String getTemplate() {
		return this.template;
	}

	/**
	 * Sets the template of new migrations.
	 * @param template a file, a resource behind {@code classpath:}, or {@code null} for
	 * the built-in one
	 */
	public void setTemplate(@Nullable String template) {
		this.template = template;
	}

	/**
	 * {@return the command line that formats a new migration, or {@code null} for none}
	 */
	public @Nullable String getFormatter() {
		return this.formatter;
	}

	/**
	 * Sets the command line that formats a new migration.
	 * @param formatter the command line with {@code {file}} in it, or {@code null} for
	 * none
	 */
	public void setFormatter(@Nullable String formatter) {
		this.formatter = formatter;
	}

	/**
	 * {@return how new constraints and indexes are called that the mapping does not name}
	 */
	public Naming getNaming() {
		return this.naming;
	}

	/**
	 * How new constraints and indexes are called that the mapping does not name.
	 */
	public static class Naming {

		/**
		 * Name of a primary key. Tokens: {table}, {columns}.
		 */
		private String primaryKey = "pk_{table}";

		/**
		 * Name of a unique constraint. Tokens: {table}, {columns}.
		 */
		private String unique = "uq_{table}_{columns}";

		/**
		 * Name of a foreign key. Tokens: {table}, {columns}, {referenced_table},
		 * {referenced_columns}.
		 */
		private String foreignKey = "fk_{table}_{columns}";

		/**
		 * Name of an index. Tokens: {table}, {columns}.
		 */
		private String index = "ix_{table}_{columns}";

		/**
		 * Name of a check. Tokens: {table}, {columns}; the columns are 1 when there is
		 * not exactly one.
		 */
		private String check = "ck_{table}_{columns}";

		/**
		 * Name of an exclusion constraint. Tokens: {table}, {columns}.
		 */
		private String exclusion = "ex_{table}_{columns}";

		/**
		 * {@return the name of a primary key}
		 */
		public String getPrimaryKey() {
			return this.primaryKey;
		}

		/**
		 * Sets the name of a primary key.
		 * @param primaryKey the name, with tokens
		 */
		public void setPrimaryKey(String primaryKey) {
			this.primaryKey = primaryKey;
		}

		/**
		 * {@return the name of a unique constraint}
		 */
		public String getUnique() {
			return this.unique;
		}

		/**
		 * Sets the name of a unique constraint.
		 * @param unique the name, with tokens
		 */
		public void setUnique(String unique) {
			this.unique = unique;
		}

		/**
		 * {@return the name of a foreign key}
		 */
		public String getForeignKey() {
			return this.foreignKey;
		}

		/**
		 * Sets the name of a foreign key.
		 * @param foreignKey the name, with tokens
		 */
		public void setForeignKey(String foreignKey) {
			this.foreignKey = foreignKey;
		}

		/**
		 * {@return the name of an index}
		 */
		public String getIndex() {
			return this.index;
		}

		/**
		 * Sets the name of an index.
		 * @param index the name, with tokens
		 */
		public void setIndex(String index) {
			this.index = index;
		}

		/**
		 * {@return the name of a check}
		 */
		public String getCheck() {
			return this.check;
		}

		/**
		 * Sets the name of a check.
		 * @param check the name, with tokens
		 */
		public void setCheck(String check) {
			this.check = check;
		}

		/**
		 * {@return the name of an exclusion constraint}
		 */
		public String getExclusion() {
			return this.exclusion;
		}

		/**
		 * Sets the name of an exclusion constraint.
		 * @param exclusion the name, with tokens
		 */
		public void setExclusion(String exclusion) {
			this.exclusion = exclusion;
		}

	}

}
