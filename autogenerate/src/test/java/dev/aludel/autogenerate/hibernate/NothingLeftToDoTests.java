package dev.aludel.autogenerate.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.aludel.autogenerate.canonical.AlignedModel;
import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.SchemaComparer;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way from a mapping to a comparison: a database that holds what the entities
 * ask for needs nothing, however it came to hold it.
 */
@PostgresTest
class NothingLeftToDoTests {

	private final Entities entities = HibernateCreatesTheSameTests.everyKind();

	@Test
	void inADatabaseThatHibernateCreated(TestDatabase database) throws Exception {
		this.entities.export(database, "create-only");
		assertThat(differences(this.entities, database))
			// Hibernate lost the name of a constraint whose column is flagged as unique.
			.containsExactly("alter table account rename constraint account_phone_key to uq_phone");
	}

	@Test
	void inADatabaseThatHibernateUpdated(TestDatabase database) throws Exception {
		this.entities.export(database, "update");
		assertThat(differences(this.entities, database))
			// Hibernate gives the constraints of both subclass tables one name, and so
			// leaves
			// the second out.
			.containsExactly("alter table truck add constraint uq_truck_plate unique (plate)");
		assertThat(database
			.query("select conrelid::regclass from pg_constraint where contype = 'u' and conrelid in ('car'::regclass, "
					+ "'truck'::regclass)"))
			.containsExactly("car");
	}

	@Test
	void inADatabaseThatTheComparisonFilled(TestDatabase database) throws Exception {
		for (String statement : differences(this.entities, database)) {
			database.execute(statement);
		}
		assertThat(differences(this.entities, database)).isEmpty();
	}

	@Test
	void withQuotedNames(TestDatabase database) throws Exception {
		Entities quoted = this.entities.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
			.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS_SKIP_COLUMN_DEFINITIONS, true);
		for (String statement : differences(quoted, database)) {
			database.execute(statement);
		}
		assertThat(differences(quoted, database)).isEmpty();
	}

	private static List<String> differences(Entities entities, TestDatabase database) throws SQLException {
		HibernateModel model = entities.read(database);
		try (Connection connection = database.connect()) {
			ReflectedSchema reflected = new SchemaReflector().reflect(connection, List.of("public"));
			AlignedModel aligned = new ModelAlignment().align(connection, model.schema(), reflected);
			assertThat(aligned.diagnostics()).isEmpty();
			Comparison comparison = new SchemaComparer(Ownership.NONE, Map.of()).compare(aligned.schema(),
					reflected.schema(), Answers.NONE);
			return comparison.upgrade().stream().flatMap((operation) -> statements(operation).stream()).toList();
		}
	}

	private static List<String> statements(Operation operation) {
		return new SqlRenderer().render(operation).stream().map((statement) -> statement.sql()).toList();
	}

}
