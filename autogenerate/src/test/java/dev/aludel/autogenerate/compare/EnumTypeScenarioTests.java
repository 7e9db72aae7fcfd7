package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Set;

import dev.aludel.operation.ExecuteSql;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.TableElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

class EnumTypeScenarioTests {

	private static final QualifiedName STATUS = QualifiedName.of("status");

	private static final Column COLUMN = column("status", enumType("status"));

	@Test
	@Tag("ENM-1")
	@Tag("ENM-13")
	@Tag("RUN-15")
	void createsATypeBeforeItsTableAndDropsItAfterwards() {
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("t", COLUMN.defaultValue("'NEW'")))
			.enumTypes(List.of(type("NEW", "ACTIVE")));
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createEnumType("status", "NEW", "ACTIVE");
			op.createTable("t", column("id", bigint()).notNull(), COLUMN.defaultValue("'NEW'"),
					primaryKey("pk_t", "id"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropTable("t");
			op.dropEnumType("status");
		}));
	}

	@Test
	@Tag("ENM-2")
	void createsATypeBeforeItsColumn() {
		Comparison comparison = Scenarios.compare(database(), model(List.of("NEW"), COLUMN));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createEnumType("status", "NEW");
			op.addColumn("t", COLUMN);
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropColumn("t", "status");
			op.dropEnumType("status");
		}));
	}

	@Test
	@Tag("ENM-3")
	void addsValuesAtTheirPlacesAndMakesTheTypeAnewOnTheWayBack() {
		Comparison comparison = Scenarios.compare(database(List.of("B", "D"), COLUMN.defaultValue("'B'::status")),
				model(List.of("A", "B", "C", "D", "E"), COLUMN.defaultValue("'B'::status")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addEnumValueBefore("status", "A", "B");
			op.addEnumValueAfter("status", "C", "B");
			op.addEnumValue("status", "E");
		}));
		assertThat(comparison.downgrade().get(0)).isInstanceOf(ExecuteSql.class);
		assertThat(comparison.downgrade().subList(1, comparison.downgrade().size()))
			.isEqualTo(Scenarios.operations((op) -> {
				op.dropDefault("t", "status");
				op.renameEnumType("status", "status_old");
				op.createEnumType("status", "B", "D");
				op.alterColumnType("t", "status", enumType("status"), "status::text::status");
				op.setDefault("t", "status", "'B'::status");
				op.dropEnumType("status_old");
			}));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("ENM-4")
	void makesATypeAnewWhoseNewValueIsADefaultAtOnce() {
		Comparison comparison = Scenarios.compare(database(List.of("A"), COLUMN),
				model(List.of("A", "B"), COLUMN.defaultValue("'B'")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.renameEnumType("status", "status_old");
			op.createEnumType("status", "A", "B");
			op.alterColumnType("t", "status", enumType("status"), "status::text::status");
			op.setDefault("t", "status", "'B'");
			op.dropEnumType("status_old");
		}));
		assertThat(comparison.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.REWRITES_TABLE);
	}

	@Test
	@Tag("ENM-5")
	void makesATypeAnewThatLosesAValueAndEverythingThatHoldsOnToIt() {
		List<TableElement> present = List.of(COLUMN, check("ck", "(status <> 'A'::status)"));
		DatabaseSchema database = DatabaseSchema
			.of(Scenarios.stored("t", present.toArray(TableElement[]::new))
				.indexes(List.of(index("ix").on("status").where("(status = 'A'::status)"))))
			.enumTypes(List.of(type("A", "B")));
		DatabaseSchema model = DatabaseSchema
			.of(Scenarios.entity("t", present.toArray(TableElement[]::new))
				.indexes(List.of(index("ix").on("status").where("(status = 'A'::status)"))))
			.enumTypes(List.of(type("A")));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade().get(0)).isInstanceOf(ExecuteSql.class);
		assertThat(comparison.upgrade().subList(1, comparison.upgrade().size()))
			.isEqualTo(Scenarios.operations((op) -> {
				op.dropIndex("t", "ix");
				op.dropConstraint("t", "ck");
				op.renameEnumType("status", "status_old");
				op.createEnumType("status", "A");
				op.alterColumnType("t", "status", enumType("status"), "status::text::status");
				op.addCheck("t", check("ck", "(status <> 'A'::status)"));
				op.createIndex("t", index("ix").on("status").where("(status = 'A'::status)"));
				op.dropEnumType("status_old");
			}));
		assertThat(comparison.warnings()).extracting(Warning::sentence)
			.containsExactly("Value B of enum type status goes, which fails when a row holds it: "
					+ "the type is made anew and its columns are converted.");
	}

	@Test
	void rewritesWhatMentionsATypeThatIsMadeAnewWithoutAColumnOfIt() {
		List<TableElement> present = List.of(column("n", bigint()),
				column("kind", varchar(10)).generatedAlwaysAs("kind_of(n, 'A'::status)"),
				check("ck", "(kind_of(n, 'A'::status) IS NOT NULL)"));
		Comparison comparison = Scenarios.compare(database(List.of("A", "B"), present.toArray(TableElement[]::new)),
				model(List.of("A"), present.toArray(TableElement[]::new)));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "ck");
			op.dropColumn("t", "kind");
			op.renameEnumType("status", "status_old");
			op.createEnumType("status", "A");
			op.addColumn("t", column("kind", varchar(10)).generatedAlwaysAs("kind_of(n, 'A'::status)"));
			op.addCheck("t", check("ck", "(kind_of(n, 'A'::status) IS NOT NULL)"));
			op.dropEnumType("status_old");
		}));
	}

	@Test
	@Tag("ENM-9")
	void leavesValuesInTheirOrderAndAsks() {
		Comparison comparison = Scenarios.unanswered(database(List.of("NEW", "ACTIVE"), COLUMN),
				model(List.of("ACTIVE", "NEW"), COLUMN), Ownership.NONE);
		assertThat(comparison.upgrade()).isEmpty();
		assertThat(comparison.questions()).extracting(Question::kind).containsExactly(Question.Kind.REORDER_VALUES);
	}

	@Test
	@Tag("ENM-11")
	void turnsATextColumnWithItsCheckIntoAnEnum() {
		DatabaseSchema database = DatabaseSchema
			.of(Scenarios.stored("t", column("status", varchar(255)).defaultValue("'A'::character varying"),
					check("t_status_check", "((status)::text = 'A'::text)")));
		Comparison comparison = Scenarios.compare(database, model(List.of("A"), COLUMN.defaultValue("'A'::status")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "t_status_check");
			op.dropDefault("t", "status");
			op.createEnumType("status", "A");
			op.alterColumnType("t", "status", enumType("status"), "status::status");
			op.setDefault("t", "status", "'A'::status");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropDefault("t", "status");
			op.alterColumnType("t", "status", varchar(255));
			op.setDefault("t", "status", "'A'::character varying");
			op.addCheck("t", check("t_status_check", "((status)::text = 'A'::text)"));
			op.dropEnumType("status");
		}));
	}

	@Test
	@Tag("ENM-12")
	@Tag("RUN-17")
	void dropsATypeOfItsOwnThatNothingUsesAnyMore() {
		Comparison comparison = Scenarios.compare(database(List.of("A"), COLUMN),
				DatabaseSchema.of(Scenarios.entity("t", column("status", varchar(255)))),
				new Ownership(Set.of(), Set.of(), Set.of(STATUS), Set.of()), Renames.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.alterColumnType("t", "status", varchar(255));
			op.dropEnumType("status");
		}));
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.CONVERTS_TYPE,
				Warning.Kind.DROPS_ENUM_TYPE);
	}

	@Test
	@Tag("ENM-14")
	void leavesATypeAloneThatNoRevisionMade() {
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY.enumTypes(List.of(type("A"))),
				DatabaseSchema.EMPTY);
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.LEAVES_ALONE);
	}

	private static EnumType type(String... values) {
		return new EnumType(STATUS, List.of(values));
	}

	private static DatabaseSchema database() {
		return DatabaseSchema.of(Scenarios.stored("t"));
	}

	private static DatabaseSchema database(List<String> values, TableElement... elements) {
		return DatabaseSchema.of(Scenarios.stored("t", elements)).enumTypes(List.of(new EnumType(STATUS, values)));
	}

	private static DatabaseSchema model(List<String> values, TableElement... elements) {
		return DatabaseSchema.of(Scenarios.entity("t", elements)).enumTypes(List.of(new EnumType(STATUS, values)));
	}

}
