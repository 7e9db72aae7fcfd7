package dev.aludel.autogenerate.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AlterColumnType;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every change between two of many types, on a real server. */
@PostgresTest
class TypeConversionServerTests {

	private static final List<String> TYPES = List.of("smallint", "integer", "bigint", "real", "double precision",
			"numeric(10,2)", "money", "boolean", "text", "character varying(20)", "character(3)", "name", "bytea",
			"oid", "date", "timestamp without time zone", "timestamp(3) with time zone", "time without time zone",
			"time with time zone", "interval", "uuid", "json", "jsonb", "inet", "cidr", "bit(3)", "bit varying(5)",
			"mood", "zip_code", "integer[]", "text[]", "mood[]", "character varying(20)[]");

	@Test
	void convertsBetweenAnyTwoTypesAndSaysHowOnlyWherePostgresMustBeTold(TestDatabase database) throws SQLException {
		List<String> complaints = new ArrayList<>();
		try (Connection connection = database.connect()) {
			LiveSchema live = new LiveSchema(connection);
			live.execute("create type mood as enum ('sad', 'happy')");
			live.execute("create domain zip_code as character varying(5)");
			for (String from : TYPES) {
				for (String to : TYPES) {
					if (!from.equals(to)) {
						complaints.addAll(complaints(live, new ColumnType(from), new ColumnType(to)));
					}
				}
			}
		}
		assertThat(complaints).isEmpty();
	}

	private static List<String> complaints(LiveSchema live, ColumnType from, ColumnType to) {
		String using = TypeConversion.using("a", from, to);
		List<String> complaints = new ArrayList<>();
		if (!succeeds(live, from, to, using)) {
			complaints.add("%s to %s fails using %s".formatted(from, to, using));
		}
		// What a domain is made of cannot be seen from its name, so it is always told;
		// and
		// so is a document that is read and written anew.
		boolean documents = from.text().startsWith("json") && to.text().startsWith("json");
		if (using != null && !to.text().equals("zip_code") && !documents && succeeds(live, from, to, null)) {
			complaints.add("%s to %s needs no using %s".formatted(from, to, using));
		}
		return complaints;
	}

	private static boolean succeeds(LiveSchema live, ColumnType from, ColumnType to, @Nullable String using) {
		live.execute("create table t (a " + from + ")");
		try {
			live.apply(List.of(new AlterColumnType(QualifiedName.of("t"), "a", to, null, using)));
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
		finally {
			live.execute("drop table t");
		}
	}

}
