package dev.aludel.autogenerate.compare;

import java.util.Arrays;
import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.smallint;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.type;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

class TypeScenarioTests {

	@ParameterizedTest(name = "{0}: {1} to {2}")
	@CsvSource(delimiter = ';',
			textBlock = """
					TYP-1;  character varying(50);        character varying(100);      -;                  -;           -
					TYP-2;  character varying(50);        character varying(20);       -;                  -;           NARROWS_TYPE
					TYP-3;  character varying;            character varying(255);      -;                  -;           NARROWS_TYPE
					TYP-4;  character varying(255);       text;                        -;                  -;           -
					TYP-5;  integer;                      bigint;                      -;                  -;           REWRITES_TABLE
					TYP-6;  bigint;                       integer;                     -;                  -;           NARROWS_TYPE
					TYP-7;  numeric(10,2);                numeric(12,2);               -;                  -;           -
					TYP-8;  numeric(12,4);                numeric(12,2);               -;                  -;           NARROWS_TYPE
					TYP-9;  timestamp with time zone;     timestamp(3) with time zone; -;                  -;           NARROWS_TYPE
					TYP-9;  timestamp(3) with time zone;  timestamp with time zone;    -;                  -;           -
					TYP-10; timestamp without time zone;  timestamp with time zone;    'a at time zone ''UTC'''; 'a at time zone ''UTC'''; CONVERTS_TYPE
					TYP-11; json;                         jsonb;                       a::jsonb;           a::json;     CONVERTS_TYPE
					TYP-12; character varying(36);        uuid;                        a::uuid;            -;           CONVERTS_TYPE
					TYP-13; character varying(10);        integer;                     a::integer;         -;           CONVERTS_TYPE
					TYP-14; integer;                      integer[];                   array[a];           a[1];        CONVERTS_TYPE
					TYP-15; integer[];                    bigint[];                    -;                  -;           REWRITES_TABLE
					TYP-16; real;                         double precision;            -;                  -;           REWRITES_TABLE
					TYP-17; character varying(1);         character(1);                -;                  -;           REWRITES_TABLE
					TYP-18; oid;                          bytea;                       lo_get(a);          lo_from_bytea(0, a); CONVERTS_TYPE
					TYP-20; zip_code;                     character varying(255);      a::character varying(255); a::zip_code; CONVERTS_TYPE
					-;      smallint;                     boolean;                     a::integer::boolean; a::integer::smallint; CONVERTS_TYPE
					-;      boolean;                      integer;                     a::integer;         a::boolean;  CONVERTS_TYPE
					-;      date;                         timestamp without time zone; -;                  -;           CONVERTS_TYPE
					-;      uuid;                         bytea;                       a::text::bytea;     a::text::uuid; CONVERTS_TYPE
					-;      text[];                       integer[];                   a::integer[];       -;           CONVERTS_TYPE
					-;      integer;                      numeric(10,2);               -;                  -;           NARROWS_TYPE
					-;      integer;                      numeric(12,2);               -;                  -;           REWRITES_TABLE
					""")
	void altersTheTypeAndConvertsWherePostgresWouldNot(String id, String before, String after, String using,
			String usingBack, String warning) {
		Comparison comparison = Scenarios.compare(Scenarios.stored("t", column("a", type(before))),
				Scenarios.entity("t", column("a", type(after))));
		assertThat(comparison.upgrade()).isEqualTo(alterType(after, using));
		assertThat(comparison.downgrade()).isEqualTo(alterType(before, usingBack));
		assertThat(Scenarios.kinds(comparison))
			.isEqualTo(Arrays.stream(Warning.Kind.values()).filter((kind) -> kind.name().equals(warning)).toList());
	}

	private static List<Operation> alterType(String type, String using) {
		ColumnType columnType = new ColumnType(type);
		return Scenarios.operations((op) -> {
			if (using.equals("-")) {
				op.alterColumnType("t", "a", columnType);
			}
			else {
				op.alterColumnType("t", "a", columnType, using);
			}
		});
	}

	@Test
	@Tag("TYP-19")
	void altersTheCollation() {
		Comparison comparison = Scenarios.compare(Scenarios.stored("t", column("a", varchar(255))),
				Scenarios.entity("t", column("a", varchar(255)).collation("C")));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.alterColumnCollation("t", "a", varchar(255), "C")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.alterColumnType("t", "a", varchar(255))));
	}

	@Test
	@Tag("TYP-1")
	void leavesDefaultAndCheckAloneWhenOnlyTheLengthChanges() {
		Table database = Scenarios.stored("t", column("a", varchar(10)).defaultValue("'x'::character varying"),
				check("t_a_check", "((a)::text <> ''::text)"));
		Table model = Scenarios.entity("t", column("a", varchar(20)).defaultValue("'x'::character varying"),
				CheckConstraint.of(null, "((a)::text <> ''::text)"));
		assertThat(Scenarios.compare(database, model).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.alterColumnType("t", "a", varchar(20))));
	}

	@Test
	@Tag("TYP-21")
	void replacesTheCheckOfAnEnumWithItsType() {
		Table database = Scenarios.stored("t", column("status", smallint()),
				check("t_status_check", "((status >= 0) AND (status <= 1))"));
		Table model = Scenarios.entity("t", column("status", varchar(255)),
				CheckConstraint.of(null, "status in ('NEW','ACTIVE')"));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "t_status_check");
			op.alterColumnType("t", "status", varchar(255), "case status when 0 then 'NEW' when 1 then 'ACTIVE' end");
			op.addCheck("t", check("ck_t_status", "status in ('NEW','ACTIVE')"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "ck_t_status");
			op.alterColumnType("t", "status", smallint(), "case status when 'NEW' then 0 when 'ACTIVE' then 1 end");
			op.addCheck("t", check("t_status_check", "((status >= 0) AND (status <= 1))"));
		}));
	}

	@Test
	@Tag("RUN-10")
	void setsTheDefaultAnewAroundAChangeOfType() {
		Comparison comparison = Scenarios.compare(
				Scenarios.stored("t", column("n", varchar(10)).defaultValue("'none'::character varying")),
				Scenarios.entity("t", column("n", integer()).defaultValue("0")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropDefault("t", "n");
			op.alterColumnType("t", "n", integer(), "n::integer");
			op.setDefault("t", "n", "0");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropDefault("t", "n");
			op.alterColumnType("t", "n", varchar(10));
			op.setDefault("t", "n", "'none'::character varying");
		}));
	}

	@Test
	@Tag("RUN-22")
	void makesAComputedColumnAnewAroundAChangeOfItsSource() {
		Table database = Scenarios.stored("t", column("price", integer()),
				column("twice", bigint()).generatedAlwaysAs("(price * 2)"), unique("uq_twice", "twice"));
		Table model = Scenarios.entity("t", column("price", bigint()),
				column("twice", bigint()).generatedAlwaysAs("(price * 2)"), unique("uq_twice", "twice"));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "uq_twice");
			op.dropColumn("t", "twice");
			op.alterColumnType("t", "price", bigint());
			op.addColumn("t", column("twice", bigint()).generatedAlwaysAs("(price * 2)"));
			op.addUnique("t", unique("uq_twice", "twice"));
		}));
	}

	@Test
	void buildsAnExpressionIndexAnewAroundAChangeOfType() {
		Table database = Scenarios.stored("t", column("a", varchar(10)))
			.indexes(List.of(index("ix").on(expression("lower((a)::text)"))));
		Table model = Scenarios.entity("t", column("a", text()))
			.indexes(List.of(index("ix").on(expression("lower((a)::text)"))));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIndex("t", "ix");
			op.alterColumnType("t", "a", text());
			op.createIndex("t", index("ix").on(expression("lower((a)::text)")));
		}));
	}

	@Test
	@Tag("PK-6")
	@Tag("RUN-19")
	void letsTheReferencingColumnsFollowAKey() {
		DatabaseSchema database = DatabaseSchema.of(numbered("a", integer(), "a_pkey"),
				Scenarios.stored("b", column("a_id", integer()), foreignKey("fk_b", "a_id").references("a", "id")),
				Scenarios.stored("c", column("a_id", integer()), foreignKey("fk_c", "a_id").references("a", "id")));
		DatabaseSchema model = DatabaseSchema.of(numbered("a", bigint(), null),
				Scenarios.entity("b", column("a_id", bigint()), reference(null)),
				Scenarios.entity("c", column("a_id", bigint()), reference(null)));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.alterColumnType("a", "id", bigint());
			op.alterColumnType("b", "a_id", bigint());
			op.alterColumnType("c", "a_id", bigint());
		}));
	}

	@Test
	void dropsAForeignKeyWhileItsColumnsChangeToWhatItCannotCompare() {
		DatabaseSchema database = DatabaseSchema.of(numbered("a", integer(), "a_pkey"),
				Scenarios.stored("b", column("a_id", integer()), reference("fk_b")));
		DatabaseSchema model = DatabaseSchema.of(numbered("a", text(), null),
				Scenarios.entity("b", column("a_id", text()), reference(null)));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("b", "fk_b");
			op.alterColumnType("a", "id", text());
			op.alterColumnType("b", "a_id", text());
			op.addForeignKey("b", foreignKey("fk_b", "a_id").references("a", "id"));
		}));
	}

	private static Table numbered(String name, ColumnType type, @Nullable String key) {
		return Table.of(QualifiedName.of(name), column("id", type).notNull(), PrimaryKey.of(key, List.of("id")));
	}

	private static ForeignKey reference(@Nullable String name) {
		return ForeignKey.of(name, List.of("a_id"), QualifiedName.of("a"), List.of("id"));
	}

}
