package dev.aludel.autogenerate.hibernate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ColumnReadingTests {

	@Test
	void readsTypesAsHibernateWritesThem(TestDatabase database) {
		assertThat(types(Entities.of(Types.class).table(database, "types"))).containsExactlyInAnyOrder(
				"id bigint not null", "age integer not null", "amount numeric(38,2)", "binary_data bytea", "born date",
				"byte_size smallint", "changed timestamp(6)", "counted numeric(38,0)",
				"created timestamp(6) with time zone", "duration numeric(21,0)", "email varchar(320)", "host inet",
				"letter char(1)", "many integer array", "moment timestamp(6) with time zone",
				"names varchar(20) array[5]", "old timestamp(6)", "opened time(0)", "payload jsonb",
				"price numeric(10,4)", "ratio float(53)", "real float4", "size smallint", "text text", "token uuid",
				"lob oid");
	}

	@Test
	void ordersTheColumnsOfATableAsHibernateWouldCreateIt(TestDatabase database) {
		Entities entities = Entities.of(Types.class);
		List<String> read = names(entities.table(database, "types"));
		entities.export(database, "create-only");
		assertThat(read).isEqualTo(database.query(
				"select attname from pg_attribute where attrelid = 'types'::regclass and attnum > 0 order by attnum"));
	}

	@Test
	void keepsTheOrderOfTheMappingWhenHibernateDoes(TestDatabase database) {
		Entities entities = Entities.of(Types.class).with(MappingSettings.COLUMN_ORDERING_STRATEGY, "legacy");
		List<String> read = names(entities.table(database, "types"));
		entities.export(database, "create-only");
		assertThat(read).isEqualTo(database.query(
				"select attname from pg_attribute where attrelid = 'types'::regclass and attnum > 0 order by attnum"));
	}

	@Test
	void readsEverythingAboutAColumn(TestDatabase database) {
		Table table = Entities.of(Plain.class).table(database, "plain");
		assertThat(table.columns()).filteredOn((column) -> !column.name().equals("doubled"))
			.containsExactlyInAnyOrder(Column.of("id", new ColumnType("bigint")).identity(),
					Column.of("status", new ColumnType("varchar(20)")).defaultValue("'new'").notNull(),
					Column.of("sorted", new ColumnType("varchar(255)")).collation("C"),
					Column.of("described", new ColumnType("varchar(255)")).comment("as it is"),
					Column.of("quantity", new ColumnType("integer")),
					Column.of("unmarked", new ColumnType("integer")).notNull(),
					Column.of("defined", new ColumnType("text not null default 'x' check (defined <> '')")),
					Column.of("version", new ColumnType("integer")).notNull());
		assertThat(table.comment()).isEqualTo("what is plain");
	}

	@Test
	void readsACommentThatHibernateCannotWrite(TestDatabase database) {
		assertThat(Entities.of(Apostrophe.class).table(database, "apostrophe").comment()).isEqualTo("it's here");
	}

	@ParameterizedTest
	@CsvSource({ "17, STORED", "18, VIRTUAL" })
	void storesGeneratedColumnsWhereTheServerHasNoVirtualOnes(int version, ComputedValue.Storage storage,
			TestDatabase database) {
		Table table = Entities.of(Plain.class)
			.with("hibernate.boot.allow_jdbc_metadata_access", false)
			.with("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
			.with("jakarta.persistence.database-major-version", version)
			.table(database, "plain");
		assertThat(table.column("doubled")).contains(
				Column.of("doubled", new ColumnType("integer")).generation(new ComputedValue("quantity * 2", storage)));
	}

	@Test
	void appliesBeanValidation(TestDatabase database) {
		assertThat(types(Entities.of(Validated.class).table(database, "validated")))
			.containsExactlyInAnyOrder("id bigint not null", "name varchar(80) not null", "price numeric(7,2)");
	}

	@Test
	void readsTheSameWithoutBeanValidation(TestDatabase database) {
		assertThat(types(Entities.of(Validated.class)
			.with("jakarta.persistence.validation.mode", "none")
			.table(database, "validated")))
			.containsExactlyInAnyOrder("id bigint not null", "name varchar(255)", "price numeric(38,2)");
	}

	@Test
	void readsTheColumnsThatHibernateAdds(TestDatabase database) {
		assertThat(Entities.of(Hidden.class).table(database, "hidden").columns()).containsExactlyInAnyOrder(
				Column.of("id", new ColumnType("bigint")).notNull(),
				Column.of("tenant", new ColumnType("varchar(255)")).notNull(),
				Column.of("deleted", new ColumnType("boolean")).notNull().comment("Soft-delete indicator"));
	}

	@Test
	void namesWhatAColumnCannotHold(TestDatabase database) {
		assertThat(Entities.of(Optioned.class).read(database).notCompared())
			.containsExactly("options of column optioned.text (storage plain)");
	}

	@Test
	void leavesAnIdentityToTheColumnDefinition(TestDatabase database) {
		assertThat(Entities.of(Serial.class).table(database, "serial").column("id")).get()
			.isEqualTo(Column.of("id", new ColumnType("bigserial")).notNull());
	}

	@Test
	void foldsNamesThatAreNotQuoted(TestDatabase database) {
		Table table = Entities.of(Named.class)
			.with(MappingSettings.PHYSICAL_NAMING_STRATEGY,
					"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl")
			.table(database, "CamelTable");
		assertThat(names(table)).containsExactlyInAnyOrder("id", "camelcase", "Exact Name", "Ärger");
	}

	@Test
	void cutsLongNamesAsPostgresDoes(TestDatabase database) {
		Entities entities = Entities.of(Wordy.class);
		List<String> read = names(entities.table(database, "wordy"));
		entities.export(database, "create-only");
		assertThat(read).containsExactlyInAnyOrderElementsOf(
				database.query("select attname from pg_attribute where attrelid = 'wordy'::regclass and attnum > 0"));
	}

	private static List<String> names(Table table) {
		return table.columns().stream().map(Column::name).toList();
	}

	private static List<String> types(Table table) {
		return table.columns()
			.stream()
			.map((column) -> column.name() + " " + column.type() + (column.nullable() ? "" : " not null"))
			.toList();
	}

	@Entity(name = "types")
	static class Types {

		@Id
		@Nullable Long id;

		int age;

		@Nullable BigDecimal amount;

		byte @Nullable [] binaryData;

		@Nullable LocalDate born;

		@Nullable Byte byteSize;

		@Nullable LocalDateTime changed;

		@Nullable BigInteger counted;

		@Nullable Instant created;

		@Nullable Duration duration;

		@jakarta.persistence.Column(length = 320)
		@Nullable String email;

		@Nullable InetAddress host;

		@Nullable Character letter;

		@Nullable List<Integer> many;

		@Nullable OffsetDateTime moment;

		@jakarta.persistence.Column(length = 20)
		@Array(length = 5)
		String @Nullable [] names;

		@Nullable Date old;

		@Nullable LocalTime opened;

		@JdbcTypeCode(SqlTypes.JSON)
		@Nullable Map<String, String> payload;

		@jakarta.persistence.Column(precision = 10, scale = 4)
		@Nullable BigDecimal price;

		@Nullable Double ratio;

		@Nullable Float real;

		@Enumerated(EnumType.ORDINAL)
		@Nullable Size size;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		@Nullable String text;

		@Nullable UUID token;

		@Lob
		@Nullable String lob;

		enum Size {

			SMALL, LARGE

		}

	}

	@Entity(name = "plain")
	@Comment("what is plain")
	static class Plain {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@jakarta.persistence.Column(nullable = false, length = 20)
		@ColumnDefault("'new'")
		@Nullable String status;

		@Collate("C")
		@Nullable String sorted;

		@Comment("as it is")
		@Nullable String described;

		@GeneratedColumn("quantity * 2")
		@NotNull
		@Nullable Integer doubled;

		@jakarta.persistence.Column
		int quantity;

		int unmarked;

		@jakarta.persistence.Column(columnDefinition = "text not null default 'x' check (defined <> '')")
		@Nullable String defined;

		@Version
		int version;

	}

	@Entity(name = "apostrophe")
	@Comment("it's here")
	static class Apostrophe {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "validated")
	static class Validated {

		@Id
		@Nullable Long id;

		@NotNull
		@jakarta.validation.constraints.Size(max = 80)
		@Nullable String name;

		@Digits(integer = 5, fraction = 2)
		@Nullable BigDecimal price;

	}

	@Entity(name = "hidden")
	@SoftDelete
	static class Hidden {

		@Id
		@Nullable Long id;

		@TenantId
		@Nullable String tenant;

	}

	@Entity(name = "optioned")
	static class Optioned {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(options = "storage plain")
		@Nullable String text;

	}

	@Entity(name = "serial")
	static class Serial {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@jakarta.persistence.Column(columnDefinition = "bigserial")
		@Nullable Long id;

	}

	@Entity(name = "named")
	@jakarta.persistence.Table(name = "`CamelTable`")
	static class Named {

		@Id
		@Nullable Long id;

		@Nullable String camelCase;

		@jakarta.persistence.Column(name = "`Exact Name`")
		@Nullable String exact;

		@jakarta.persistence.Column(name = "Ärger")
		@Nullable String trouble;

	}

	@Entity(name = "wordy")
	static class Wordy {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(name = "a_name_that_is_too_long_for_the_catalog_by_far_and_ends_in_ä_ää_ö_ü")
		@Nullable String text;

	}

}
