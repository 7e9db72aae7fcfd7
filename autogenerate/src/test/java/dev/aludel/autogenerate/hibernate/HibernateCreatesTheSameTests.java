package dev.aludel.autogenerate.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.autogenerate.compare.SchemaDiff;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Index;
import dev.aludel.schema.Table;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The strongest test of a reading: what Hibernate creates from the mapping and what we
 * create from its reading is the same to PostgreSQL.
 */
@PostgresTest
class HibernateCreatesTheSameTests {

	private final Entities entities = everyKind();

	@Test
	void fromEntitiesOfEveryKind(TestDatabase database) throws Exception {
		assertSame(this.entities, database);
	}

	@Test
	void withQuotedNames(TestDatabase database) throws Exception {
		assertSame(this.entities.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
			.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS_SKIP_COLUMN_DEFINITIONS, true)
			.with(MappingSettings.PHYSICAL_NAMING_STRATEGY,
					"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"),
				database);
	}

	@Test
	void withHibernatesOwnNames(TestDatabase database) throws Exception {
		assertSame(this.entities.with(MappingSettings.PHYSICAL_NAMING_STRATEGY,
				"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"), database);
	}

	@Test
	void inTheOrderOfTheMapping(TestDatabase database) throws Exception {
		assertSame(this.entities.with(MappingSettings.COLUMN_ORDERING_STRATEGY, "legacy"), database);
	}

	/** The entities of the other tests, without those that Hibernate cannot create. */
	static Entities everyKind() {
		return Entities.of(ColumnReadingTests.Types.class, ColumnReadingTests.Plain.class,
				ColumnReadingTests.Validated.class, ColumnReadingTests.Hidden.class, ColumnReadingTests.Named.class,
				KeyReadingTests.Account.class, KeyReadingTests.Shipment.class, KeyReadingTests.Line.class,
				KeyReadingTests.Carrier.class, KeyReadingTests.Partitioned.class, KeyReadingTests.NamedKey.class,
				CheckReadingTests.Written.class, CheckReadingTests.Enums.class, CheckReadingTests.Collections.class,
				CheckReadingTests.Animal.class, CheckReadingTests.Cat.class, CheckReadingTests.Dog.class,
				CheckReadingTests.Holder.class, StructureReadingTests.Parent.class, StructureReadingTests.Child.class,
				StructureReadingTests.Owner.class, StructureReadingTests.Vehicle.class, StructureReadingTests.Car.class,
				StructureReadingTests.Truck.class, StructureReadingTests.Base.class,
				StructureReadingTests.Extended.class, StructureReadingTests.Numbered.class,
				StructureReadingTests.Counted.class, StructureReadingTests.Falling.class,
				StructureReadingTests.Tabled.class, StructureReadingTests.Moody.class);
	}

	private static void assertSame(Entities entities, TestDatabase database) throws SQLException {
		entities.export(database, "create-only");
		DatabaseSchema model = entities.read(database).schema();
		database.execute("create schema ours");
		SqlRenderer renderer = new SqlRenderer();
		for (Operation operation : new SchemaDiff().diff(DatabaseSchema.EMPTY, model)) {
			renderer.render(operation)
				.forEach((statement) -> database.execute("set search_path to ours; " + statement.sql()));
		}
		DatabaseSchema expected = reflect(database, "public");
		DatabaseSchema actual = reflect(database, "ours");
		assertThat(actual.tables()).extracting(Table::name)
			.containsExactlyElementsOf(expected.tables().stream().map(Table::name).toList());
		for (int index = 0; index < expected.tables().size(); index++) {
			assertThat(unnamed(actual.tables().get(index))).isEqualTo(unnamed(expected.tables().get(index)));
		}
		assertThat(actual.sequences()).isEqualTo(expected.sequences());
		assertThat(actual.enumTypes()).isEqualTo(expected.enumTypes());
		assertThat(names(expected)).containsAll(
				// Hibernate loses this one: its column is flagged as unique besides.
				names(model).stream().filter((name) -> !name.equals("uq_phone")).toList());
	}

	private static DatabaseSchema reflect(TestDatabase database, String schema) throws SQLException {
		try (Connection connection = database.connect()) {
			return new SchemaReflector().reflect(connection, List.of(schema)).schema();
		}
	}

	private static Table unnamed(Table table) {
		List<Constraint> constraints = new ArrayList<>();
		table.constraints().forEach((constraint) -> constraints.add(constraint.named(null)));
		constraints.sort(Comparator.comparing(Object::toString));
		List<Index> indexes = table.indexes()
			.stream()
			.map((index) -> index.named(null))
			.sorted(Comparator.comparing(Object::toString))
			.toList();
		return table.constraints(constraints).indexes(indexes);
	}

	private static Set<String> names(DatabaseSchema schema) {
		return schema.tables()
			.stream()
			.flatMap((table) -> Stream.concat(table.constraints().stream().map(Constraint::name),
					table.indexes().stream().map(Index::name)))
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
