package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.jsonb;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uniqueIndex;
import static org.assertj.core.api.Assertions.assertThat;

class IndexScenarioTests {

	@Test
	@Tag("IDX-1")
	void createsAnIndexUnderAConventionalName() {
		Comparison comparison = Scenarios.compare(database(), model(unnamed(key("a"), key("b"))));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.createIndex("t", index("ix_t_a_b").on("a", "b"))));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropIndex("t", "ix_t_a_b")));
	}

	@Test
	@Tag("IDX-2")
	@Tag("IDX-12")
	void findsAnIndexUnderAnyName() {
		assertNothing(index("idx_old").on("a", "b"), unnamed(key("a"), key("b")));
		assertNothing(index("idx_old").on(expression("lower(a)")), unnamed(expression("lower(a)")));
		assertNothing(index("idx_old").on("a").where("(b IS NULL)"), unnamed(key("a")).where("(b IS NULL)"));
		assertNothing(index("idx_old").on("a").with("fillfactor", "70").comment("why"), unnamed(key("a")));
		assertNothing(index("idx_old").on(key("a").operatorClass("text_pattern_ops")),
				unnamed(key("a").operatorClass("text_pattern_ops")));
	}

	@Test
	@Tag("IDX-3")
	@Tag("IDX-6")
	@Tag("IDX-7")
	@Tag("IDX-9")
	@Tag("IDX-11")
	@Tag("IDX-13")
	@Tag("IDX-15")
	void replacesAnIndexOfAnotherMake() {
		assertReplaced(index("ix").on("b", "a"), index("ix").on("a", "b"));
		assertReplaced(index("ix").on("a"), index("ix").on(key("a").desc()));
		assertReplaced(index("ix").on(key("a").desc()), index("ix").on(key("a").desc().nullsLast()));
		assertReplaced(index("ix").on("a"), index("ix").on("a").where("b is null"));
		assertReplaced(index("ix").on("a"), index("ix").on("a").include("b"));
		assertReplaced(index("ix").on("a").include("b"), index("ix").on("a"));
		assertReplaced(index("ix").on(expression("upper(a)")), index("ix").on(expression("lower(a)")));
		assertReplaced(index("ix").on("a"), index("ix").on(key("a").operatorClass("text_pattern_ops")));
	}

	@Test
	@Tag("IDX-4")
	void renamesAnIndexThatTheMappingNames() {
		Comparison comparison = Scenarios.compare(database(index("idx_old").on("a")), model(index("ix_name").on("a")));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameIndex("t", "idx_old", "ix_name")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameIndex("t", "ix_name", "idx_old")));
	}

	@Test
	@Tag("IDX-5")
	void dropsAnIndexThatNoEntityAsksFor() {
		Comparison comparison = Scenarios.compare(database(index("ix").on("a").comment("why")), model());
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropIndex("t", "ix")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.createIndex("t", index("ix").on("a").comment("why"))));
	}

	@Test
	@Tag("IDX-17")
	void createsAPartialUniqueIndexAndFindsItAgain() {
		Index partial = uniqueIndex("ux").on("a").where("b is null");
		assertThat(Scenarios.compare(database(), model(partial)).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.createIndex("t", partial)));
	}

	@Test
	@Tag("IDX-18")
	void leavesAnIndexAloneThatNoMappingCanState() {
		assertThat(Scenarios.compare(database(index("ix_json").on("j").using("gin")), model()).isEmpty()).isTrue();
	}

	@Test
	void dropsAnIndexThatNoMappingCanStateWithItsColumn() {
		Table database = database(index("ix_json").on("j").using("gin"),
				index("ix_part").on("a").using("hash").where("(j IS NULL)"),
				index("ix_more").on("a").using("gist").include("j"), index("ix_other").on("a").using("hash"));
		Comparison comparison = Scenarios.compare(database,
				Scenarios.entity("t", column("a", text()), column("b", text())));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIndex("t", "ix_json");
			op.dropIndex("t", "ix_part");
			op.dropIndex("t", "ix_more");
			op.dropColumn("t", "j");
		}));
	}

	@Test
	@Tag("IDX-19")
	void buildsAnInvalidIndexAnewAndDoesNotBringItBack() {
		Index failed = new Index("ix", List.of(key("a")), false, Index.BTREE, List.of(), NullTreatment.DISTINCT,
				Map.of(), null, null, false);
		Comparison comparison = Scenarios.compare(database(failed), model(index("ix").on("a")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIndexIfExists("t", "ix");
			op.createIndex("t", index("ix").on("a"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropIndex("t", "ix")));
	}

	@Test
	@Tag("IDX-21")
	void keepsAnIndexBesideAConstraintThatBeginsWithTheSameColumn() {
		Table database = Scenarios.stored("t", column("a", text()), column("b", text()), unique("uq", "a", "b"))
			.indexes(List.of(index("ix").on("a")));
		Table model = Scenarios.entity("t", column("a", text()), column("b", text()), unique("uq", "a", "b"))
			.indexes(List.of(unnamed(key("a"))));
		assertThat(Scenarios.compare(database, model).isEmpty()).isTrue();
	}

	@Test
	void keepsADuplicateAndSaysSo() {
		Comparison comparison = Scenarios.compare(database(index("ix_1").on("a"), index("ix_2").on("a")),
				model(unnamed(key("a"))));
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.warnings()).containsExactly(new Warning(Warning.Kind.KEEPS_DUPLICATE,
				QualifiedName.of("t"), "ix_2",
				"Index ix_2 of table t does what another one does already. It stays; drop it if nobody needs its name."));
	}

	private static void assertNothing(Index database, Index model) {
		assertThat(Scenarios.compare(database(database), model(model)).upgrade()).isEmpty();
	}

	private static void assertReplaced(Index database, Index model) {
		assertThat(Scenarios.compare(database(database), model(model)).upgrade())
			.isEqualTo(Scenarios.operations((op) -> {
				op.dropIndex("t", "ix");
				op.createIndex("t", model);
			}));
	}

	private static Index unnamed(IndexKey... keys) {
		return Index.of(null, false, List.of(keys));
	}

	private static Table database(Index... indexes) {
		return Scenarios.stored("t", column("a", text()), column("b", text()), column("j", jsonb()))
			.indexes(List.of(indexes));
	}

	private static Table model(Index... indexes) {
		return Scenarios.entity("t", column("a", text()), column("b", text()), column("j", jsonb()))
			.indexes(List.of(indexes));
	}

}
