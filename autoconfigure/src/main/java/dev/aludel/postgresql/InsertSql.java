package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.aludel.operation.BulkInsert;
import org.jspecify.annotations.Nullable;

/** Says rows to insert, in statements that hold as many as the protocol lets through. */
final class InsertSql {

	/**
	 * The most parameters of a statement. The protocol counts them in two bytes, which
	 * some drivers and proxies read as signed.
	 */
	static final int MAX_PARAMETERS = 32_767;

	private final BulkInsert operation;

	private final String beginning;

	InsertSql(BulkInsert operation) {
		this.operation = operation;
		this.beginning = "insert into " + Identifier.quote(operation.table()) + " ";
	}

	/** No statement for no rows. */
	List<SqlStatement> statements() {
		int columns = this.operation.columns().size();
		List<List<@Nullable Object>> rows = this.operation.rows();
		if (columns == 0) {
			// There is no "values ()", and no way to say several such rows at once.
			return Collections.nCopies(rows.size(), SqlStatement.of(this.beginning + "default values"));
		}
		List<SqlStatement> statements = new ArrayList<>();
		int step = Math.max(1, MAX_PARAMETERS / columns);
		for (int from = 0; from < rows.size(); from += step) {
			statements.add(insert(rows.subList(from, Math.min(from + step, rows.size()))));
		}
		return statements;
	}

	private SqlStatement insert(List<List<@Nullable Object>> rows) {
		List<String> columns = this.operation.columns();
		String placeholders = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
		List<@Nullable Object> parameters = new ArrayList<>();
		rows.forEach(parameters::addAll);
		return new SqlStatement(this.beginning + Identifier.list(columns) + " values "
				+ String.join(", ", Collections.nCopies(rows.size(), placeholders)), parameters, true);
	}

}
