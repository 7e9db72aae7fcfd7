package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class StructureReadingTests {

	@Test
	void readsAWholeTable(TestDatabase database) {
		assertThat(
				Entities.of(Parent.class, Child.class).read(database))
			.isEqualTo(new HibernateModel("public", "public", DatabaseSchema.of(
					Table.of(QualifiedName.of("child"), Column.of("id", new ColumnType("bigint")).notNull(),
							Column.of("parent_id", new ColumnType("bigint")), PrimaryKey.of(null, List.of("id")),
							ForeignKey.of(null, List.of("parent_id"), QualifiedName.of("parent"), List.of("id"))
								.onDelete(ReferentialAction.SET_NULL)),
					Table.of(QualifiedName.of("parent"), Column.of("id", new ColumnType("bigint")).notNull(),
							PrimaryKey.of(null, List.of("id")))),
					Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(),
					Set.of(QualifiedName.of("child"), QualifiedName.of("parent")), List.of()));
	}

	@Test
	void readsTheTablesOfCollections(TestDatabase database) {
		Map<QualifiedName, Table> tables = Entities.of(Owner.class, Parent.class)
			.read(database)
			.schema()
			.tablesByName();
		assertThat(keys(tables, "owner_names")).containsExactly("PrimaryKey[owner_id, names]", "owner_id -> owner");
		assertThat(keys(tables, "owner_optional")).containsExactly("Unique[owner_id, optional]", "owner_id -> owner");
		assertThat(keys(tables, "owner_bag")).containsExactly("owner_id -> owner");
		assertThat(keys(tables, "owner_sorted")).containsExactly("PrimaryKey[sorted_order, owner_id]",
				"owner_id -> owner");
		assertThat(keys(tables, "owner_friends")).containsExactly("PrimaryKey[friends_id, owner_id]",
				"friends_id -> parent", "owner_id -> owner");
		assertThat(keys(tables, "owner_children")).containsExactly("PrimaryKey[children_id]", "children_id -> parent",
				"owner_id -> owner");
		assertThat(keys(tables, "owner_details")).containsExactly("PrimaryKey[id]", "id -> owner");
	}

	@Test
	void readsATableForEachClass(TestDatabase database) {
		Map<QualifiedName, Table> tables = Entities.of(Vehicle.class, Car.class, Truck.class, Parent.class)
			.read(database)
			.schema()
			.tablesByName();
		assertThat(tables.keySet()).extracting(QualifiedName::name).containsExactly("car", "parent", "truck");
		assertThat(tables.get(QualifiedName.of("car")))
			.isEqualTo(Table.of(QualifiedName.of("car"), Column.of("doors", new ColumnType("integer")).notNull(),
					Column.of("id", new ColumnType("bigint")).notNull(),
					Column.of("owner_id", new ColumnType("bigint")), Column.of("plate", new ColumnType("varchar(255)")),
					PrimaryKey.of(null, List.of("id")), UniqueConstraint.of(null, List.of("plate")),
					ForeignKey.of(null, List.of("owner_id"), QualifiedName.of("parent"), List.of("id"))));
	}

	@Test
	void readsJoinedTables(TestDatabase database) {
		Map<QualifiedName, Table> tables = Entities.of(Base.class, Extended.class)
			.read(database)
			.schema()
			.tablesByName();
		assertThat(keys(tables, "extended")).containsExactly("PrimaryKey[id]", "id -> base");
		assertThat(tables.get(QualifiedName.of("extended"))).extracting((table) -> table.column("extra"))
			.isEqualTo(Optional.of(Column.of("extra", new ColumnType("varchar(255)")).notNull()));
	}

	@Test
	void readsSequences(TestDatabase database) {
		assertThat(Entities.of(Numbered.class, Counted.class, Falling.class).read(database).schema().sequences())
			.containsExactly(
					Sequence.of(QualifiedName.of("counted_numbers"))
						.with(SequenceOptions.DEFAULTS.startWith(1000).cache(20).cycling()),
					Sequence.of(QualifiedName.of("falling_seq"))
						.with(SequenceOptions.DEFAULTS.incrementBy(-1).maxValue(0)),
					Sequence.of(QualifiedName.of("numbered_seq")).incrementBy(50));
	}

	@Test
	void readsTheTableAndTheRowsOfATableGenerator(TestDatabase database) {
		HibernateModel model = Entities.of(Tabled.class).read(database);
		assertThat(model.schema().tables()).extracting(Table::name)
			.containsExactly(QualifiedName.of("hibernate_sequences"), QualifiedName.of("tabled"));
		assertThat(model.initialRows()).containsExactly(Map.entry(QualifiedName.of("hibernate_sequences"),
				List.of("insert into hibernate_sequences(sequence_name, next_val) values ('default',0)")));
		model.initialRows().values().forEach((statements) -> {
			database.execute("create table hibernate_sequences (sequence_name text, next_val bigint)");
			statements.forEach(database::execute);
		});
		assertThat(database.query("select * from hibernate_sequences")).containsExactly("default|0");
	}

	@Test
	void readsEnumTypesWithTheirValues(TestDatabase database) {
		Entities entities = Entities.of(Moody.class);
		HibernateModel model = entities.read(database);
		assertThat(model.schema().enumTypes()).containsExactly(
				new EnumType(QualifiedName.of("code"), List.of("a", "z")),
				new EnumType(QualifiedName.of("mood"), List.of("HAPPY", "OK", "SAD")),
				new EnumType(QualifiedName.of("rank"), List.of("LOW", "HIGH", "ABOVE")));
		assertThat(model.notCompared()).isEmpty();
		entities.export(database, "create-only");
		assertThat(database.query("select typname, string_agg(enumlabel, ' ' order by enumsortorder) from pg_enum "
				+ "join pg_type t on t.oid = enumtypid group by 1 order by 1"))
			.containsExactly("code|a z", "mood|HAPPY OK SAD", "rank|LOW HIGH ABOVE");
	}

	@Test
	void namesWhatItCannotHold(TestDatabase database) {
		HibernateModel model = Entities.of(Structured.class, Seen.class, Selected.class, Optioned.class).read(database);
		assertThat(model.schema().tables()).extracting(Table::name)
			.containsExactly(QualifiedName.of("optioned"), QualifiedName.of("structured"));
		assertThat(model.notCompared()).containsExactly("options of table optioned (partition by range (id))");
		assertThat(model.structures())
			.containsExactly(Map.entry(QualifiedName.of("address_t"), "number integer, street varchar(255)"));
		assertThat(model.views()).containsOnlyKeys(QualifiedName.of("seen"));
	}

	@Test
	void writesNoSchemaForTheDefaultOne(TestDatabase database) {
		database.execute("create schema app; create schema audit");
		HibernateModel model = Entities.of(InPublic.class, InAudit.class, Numbered.class)
			.with(MappingSettings.DEFAULT_SCHEMA, "App")
			.read(database);
		assertThat(model.defaultSchema()).isEqualTo("app");
		assertThat(model.schema().tables()).extracting(Table::name)
			.containsExactly(QualifiedName.of("numbered"), new QualifiedName("audit", "in_audit"),
					new QualifiedName("public", "in_public"));
		assertThat(model.schema().schemas()).containsExactly("audit", "public");
		assertThat(model.schema().sequences()).extracting(Sequence::name)
			.containsExactly(QualifiedName.of("numbered_seq"));
		assertThat(model.schema().tablesByName().get(new QualifiedName("audit", "in_audit"))).isNotNull()
			.satisfies((table) -> assertThat(table.foreignKeys()).containsExactly(
					ForeignKey.of(null, List.of("other_id"), new QualifiedName("public", "in_public"), List.of("id"))));
	}

	@Test
	void takesTheCurrentSchemaForTheDefaultOne(TestDatabase database) {
		HibernateModel model = Entities.of(InPublic.class).read(database);
		assertThat(model.defaultSchema()).isEqualTo("public");
		assertThat(model.schema().tables()).extracting(Table::name).containsExactly(QualifiedName.of("in_public"));
		assertThat(model.schema().schemas()).isEmpty();
	}

	@Test
	void readsTheSameTwice(TestDatabase database) {
		Entities entities = Entities.of(Owner.class, Parent.class, Child.class, Moody.class, Structured.class,
				Numbered.class, Vehicle.class, Car.class, Truck.class);
		assertThat(entities.read(database)).isEqualTo(entities.read(database));
	}

	private static List<String> keys(Map<QualifiedName, Table> tables, String name) {
		Table table = Objects.requireNonNull(tables.get(QualifiedName.of(name)));
		List<String> keys = new ArrayList<>();
		if (table.primaryKey() != null) {
			keys.add("PrimaryKey" + table.primaryKey().columns());
		}
		table.uniqueConstraints().forEach((unique) -> keys.add("Unique" + unique.columns()));
		table.foreignKeys()
			.stream()
			.map((key) -> String.join(", ", key.columns()) + " -> " + key.referencedTable())
			.sorted()
			.forEach(keys::add);
		return keys;
	}

	@Entity(name = "parent")
	static class Parent {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "child")
	static class Child {

		@Id
		@Nullable Long id;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@Nullable Parent parent;

	}

	@Entity(name = "owner")
	@SecondaryTable(name = "owner_details")
	static class Owner {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(table = "owner_details")
		@Nullable String detail;

		@ElementCollection
		@jakarta.persistence.Column(nullable = false)
		@Nullable Set<String> names;

		@ElementCollection
		@Nullable Set<String> optional;

		@ElementCollection
		@Nullable List<String> bag;

		@ElementCollection
		@OrderColumn
		@Nullable List<String> sorted;

		@ManyToMany
		@Nullable Set<Parent> friends;

		@OneToMany
		@Nullable Set<Parent> children;

	}

	@Entity(name = "vehicle")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Vehicle {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(unique = true)
		@Nullable String plate;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Parent owner;

	}

	@Entity(name = "car")
	static class Car extends Vehicle {

		int doors;

	}

	@Entity(name = "truck")
	static class Truck extends Vehicle {

		int axles;

	}

	@Entity(name = "base")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Base {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "extended")
	static class Extended extends Base {

		@jakarta.persistence.Column(nullable = false)
		@Nullable String extra;

	}

	@Entity(name = "numbered")
	static class Numbered {

		@Id
		@GeneratedValue
		@Nullable Long id;

	}

	@Entity(name = "counted")
	static class Counted {

		@Id
		@GeneratedValue(generator = "counted")
		@SequenceGenerator(name = "counted", sequenceName = "counted_numbers", initialValue = 1000, allocationSize = 1,
				options = "cache 20 cycle")
		@Nullable Long id;

	}

	@Entity(name = "falling")
	static class Falling {

		@Id
		@GeneratedValue(generator = "falling")
		@SequenceGenerator(name = "falling", sequenceName = "falling_seq", initialValue = 0, allocationSize = -5)
		@Nullable Long id;

	}

	@Entity(name = "tabled")
	static class Tabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		@Nullable Long id;

	}

	enum Mood {

		SAD, OK, HAPPY

	}

	enum Rank {

		LOW, HIGH, ABOVE

	}

	enum Code {

		FIRST("z"), SECOND("a");

		@EnumeratedValue
		final String code;

		Code(String code) {
			this.code = code;
		}

	}

	@Entity(name = "moody")
	static class Moody {

		@Id
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Nullable Mood mood;

		@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
		@Nullable Rank rank;

		@Enumerated(jakarta.persistence.EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Nullable Code code;

	}

	@Embeddable
	@Struct(name = "address_t")
	static class Address {

		@Nullable String street;

		int number;

	}

	@Entity(name = "structured")
	static class Structured {

		@Id
		@Nullable Long id;

		@Nullable Address address;

	}

	@Entity(name = "seen")
	@View(query = "select 1 as id")
	static class Seen {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "selected")
	@Subselect("select 1 as id")
	static class Selected {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "optioned")
	@jakarta.persistence.Table(options = "partition by range (id)")
	static class Optioned {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "in_public")
	@jakarta.persistence.Table(schema = "PUBLIC")
	static class InPublic {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "in_audit")
	@jakarta.persistence.Table(schema = "audit")
	static class InAudit {

		@Id
		@Nullable Long id;

		@ManyToOne
		@JoinColumn
		@Nullable InPublic other;

	}

}
