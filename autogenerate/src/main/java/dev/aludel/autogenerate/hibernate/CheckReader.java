package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.QualifiedName;
import org.hibernate.MappingException;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads checks: those of columns, of the table, and those that only the exporter makes.
 */
final class CheckReader {

	private final Mapping mapping;

	private final AggregateChecks aggregateChecks;

	CheckReader(Mapping mapping) {
		this.mapping = mapping;
		this.aggregateChecks = new AggregateChecks(mapping);
	}

	List<CheckConstraint> read(Table table, List<Column> columns, QualifiedName name) {
		List<CheckConstraint> checks = new ArrayList<>();
		for (Column column : columns) {
			addColumnChecks(column, checks);
		}
		table.getChecks().forEach((check) -> checks.add(read(check)));
		for (Column column : columns) {
			if (column instanceof AggregateColumn aggregate) {
				addAggregateCheck(aggregate, name, checks);
			}
		}
		for (var check : table.getChecks()) {
			noteOptions(check, name);
		}
		columns.forEach((column) -> column.getCheckConstraints().forEach((check) -> noteOptions(check, name)));
		return checks;
	}

	/** The anonymous checks of a column are written as one, the named ones each. */
	private static void addColumnChecks(Column column, List<CheckConstraint> checks) {
		List<String> anonymous = column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isAnonymous)
			.map(org.hibernate.mapping.CheckConstraint::getConstraint)
			.toList();
		anonymous = steady(anonymous, column);
		if (anonymous.size() == 1) {
			checks.add(CheckConstraint.of(null, anonymous.get(0)));
		}
		else if (!anonymous.isEmpty()) {
			checks.add(CheckConstraint.of(null, "(" + String.join(") and (", anonymous) + ")"));
		}
		column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isNamed)
			.forEach((check) -> checks.add(read(check)));
	}

	/**
	 * Puts the bounds of {@code @Min} and {@code @Max} in order: Bean Validation keeps
	 * them in a hash set, so that they change places from one JVM to the next.
	 */
	private static List<String> steady(List<String> checks, Column column) {
		Pattern bound = Pattern.compile("[`\"]?" + Pattern.quote(column.getName()) + "[`\"]?[<>]=-?\\d+");
		List<String> steady = new ArrayList<>(
				checks.stream().filter((check) -> !bound.matcher(check).matches()).toList());
		checks.stream()
			.filter((check) -> bound.matcher(check).matches())
			.sorted(Comparator.reverseOrder())
			.forEach(steady::add);
		return steady;
	}

	private static CheckConstraint read(org.hibernate.mapping.CheckConstraint check) {
		boolean named = check.getName() != null && !check.getName().isBlank();
		return CheckConstraint.of(named ? Names.storedFromSql(check.getName()) : null, check.getConstraint());
	}

	private void addAggregateCheck(AggregateColumn column, QualifiedName table, List<CheckConstraint> checks) {
		try {
			String expression = this.aggregateChecks.expression(column);
			if (expression != null) {
				checks.add(CheckConstraint.of(null, expression));
			}
		}
		catch (MappingException ex) {
			// Hibernate cannot write this check either: one attribute has several.
			this.mapping.notCompared().add("checks inside column " + table + "." + Names.stored(column));
		}
	}

	// On PostgreSQL Hibernate leaves these options out of its DDL.
	private void noteOptions(org.hibernate.mapping.CheckConstraint check, QualifiedName table) {
		if (check.getOptions() != null && !check.getOptions().isBlank()) {
			this.mapping.notCompared().add("options of a check of table " + table, check.getOptions());
		}
	}

	/**
	 * The check that holds the attributes of a JSON or structured column; Hibernate's own
	 * exporter makes it while it writes the table.
	 */
	private static final class AggregateChecks extends StandardTableExporter {

		private static final String START = ", check (";

		AggregateChecks(Mapping mapping) {
			super(mapping.dialect());
		}

		@Nullable String expression(AggregateColumn column) {
			var support = this.dialect.getAggregateSupport();
			if (support == null || !support.supportsComponentCheckConstraints() || isArray(column)) {
				return null;
			}
			StringBuilder check = new StringBuilder();
			applyAggregateColumnCheck(check, column);
			return check.isEmpty() ? null : check.substring(START.length(), check.length() - 1);
		}

		private static boolean isArray(AggregateColumn column) {
			BasicValue value = (BasicValue) column.getValue();
			return switch (value.getResolution().getJdbcType().getDefaultSqlTypeCode()) {
				case SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY,
						SqlTypes.ARRAY ->
					true;
				default -> false;
			};
		}

	}

}
