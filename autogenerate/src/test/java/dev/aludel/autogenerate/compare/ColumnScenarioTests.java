package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.operation.AddColumn;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.bool;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.numeric;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

class ColumnScenarioTests {

	private static final QualifiedName T = QualifiedName.of("t");

	@Test
	@Tag("COL-1")
	void addsAColumn() {
		Comparison comparison = compare(List.of(), column("nick", varchar(255)));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addColumn("t", column("nick", varchar(255)))));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropColumn("t", "nick")));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("COL-2")
	void addsANotNullColumnWithADefaultInOneStep() {
		Column points = column("points", integer()).defaultValue("0").notNull();
		Comparison comparison = compare(List.of(), points);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.addColumn("t", points)));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("COL-3")
	@Tag("COL-13")
	void asksForTheValueOfANotNullColumnInTheExistingRows() {
		Table model = Scenarios.entity("t", column("code", text()).notNull());
		Comparison comparison = new SchemaComparer(Ownership.NONE, Map.of(T, 1200L)).compare(DatabaseSchema.of(model),
				DatabaseSchema.of(Scenarios.stored("t")), Answers.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addColumn("t", column("code", text()));
			op.setNotNull("t", "code");
		}));
		assertThat(comparison.stages()).flatExtracting(Stage::tasks)
			.extracting(Stage.Task::text)
			.containsExactly("Say what the rows of t that are there get in code, then remove this line.");
		assertThat(comparison.questions()).extracting(Question::text)
			.containsExactly("Column t.code (text) is new, accepts no NULL and has no default: the rows of table t need"
					+ " a value. Its table holds about 1200 rows.");
		assertThat(comparison.questions().get(0).answers()).extracting(Answer::text)
			.containsExactly("t.code=''", "t.code=…");
	}

	@Test
	@Tag("COL-4")
	void dropsAColumnAndWarnsOfItsValues() {
		Comparison comparison = Scenarios.compare(Scenarios.stored("t", column("nick", varchar(255)).comment("short")),
				Scenarios.entity("t"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropColumn("t", "nick")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addColumn("t", column("nick", varchar(255)).comment("short"))));
		assertThat(comparison.warnings()).containsExactly(new Warning(Warning.Kind.DROPS_COLUMN, T, "nick",
				"Column t.nick is dropped with all its values. The downgrade brings back the column, not the values."));
	}

	@Test
	@Tag("COL-4")
	void bringsARequiredColumnBackWithAPlaceholderInTheRowsThatAreThereThen() {
		Comparison comparison = compare(List.of(column("code", varchar(20)).notNull()));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addColumn("t", column("code", varchar(20)).notNull().defaultValue("''"));
			op.dropDefault("t", "code");
		}));
		assertThat(comparison.downgradeWarnings()).containsExactly(new Warning(Warning.Kind.NEEDS_VALUE_BACK, T, "code",
				"The downgrade brings column t.code back with the placeholder '' in the rows that are there then; "
						+ "the old values are gone."));
	}

	@Test
	@Tag("COL-4")
	void bringsAColumnBackWithTheFirstValueThatItsCheckLists() {
		Column status = column("status", text()).notNull();
		assertThat(back(status, "(status = ANY (ARRAY['NEW'::text, 'DONE'::text]))")).isEqualTo("'NEW'");
		assertThat(back(status, "(status <> 'NONE'::text)")).isEqualTo("''");
		assertThat(back(status, "((kind = 'A'::text) OR (status = 'B'::text))")).isEqualTo("''");
	}

	@Test
	@Tag("COL-4")
	void bringsAColumnOfAKeyBackWithoutAPlaceholder() {
		Column code = column("code", text()).notNull();
		Comparison unique = Scenarios.compare(Scenarios.stored("t", code, unique("uq_t_code", "code")),
				Scenarios.entity("t"));
		assertThat(unique.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addColumn("t", code);
			op.addUnique("t", unique("uq_t_code", "code"));
		}));
		assertThat(unique.downgradeWarnings()).containsExactly(new Warning(Warning.Kind.NEEDS_VALUE_BACK, T, "code",
				"The downgrade brings column t.code back as not null, which fails when the table holds rows by then: "
						+ "no placeholder can stand in for the old values, which are gone."));
	}

	@Test
	@Tag("COL-7")
	void warnsAboveTheWayBackOfRowsThatHoldNullByThen() {
		Comparison comparison = compare(List.of(column("name", text()).notNull()), column("name", text()));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.setNotNull("t", "name")));
		assertThat(comparison.downgradeWarnings()).containsExactly(new Warning(Warning.Kind.REFUSES_NULL, T, "name",
				"Column t.name becomes not null again, which fails when a row holds NULL by then."));
	}

	@Test
	@Tag("COL-5")
	@Tag("COL-6")
	@Tag("COL-8")
	@Tag("COL-10")
	void setsNotNullAndWarnsOfRowsThatHoldNull() {
		Comparison comparison = unanswered(List.of(column("name", text())), column("name", text()).notNull());
		assertThat(comparison.questions()).extracting(Question::kind).containsExactly(Question.Kind.FILL_NULLS);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.setNotNull("t", "name")));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropNotNull("t", "name")));
		assertThat(comparison.warnings()).containsExactly(new Warning(Warning.Kind.REFUSES_NULL, T, "name",
				"Column t.name becomes not null, which fails when a row holds NULL."));
	}

	@Test
	@Tag("COL-7")
	void dropsNotNull() {
		Comparison comparison = compare(List.of(column("name", text()).notNull()), column("name", text()));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropNotNull("t", "name")));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("COL-15")
	void saysThatInsertsFailWhileARequiredColumnOfNobodyStays() {
		Comparison comparison = unanswered(List.of(column("legacy_flag", bool()).notNull()));
		assertThat(comparison.questions()).extracting(Question::text)
			.containsExactly("No entity maps column t.legacy_flag (boolean) any more. "
					+ "While it stays, the inserts of the application fail: it is not null without a default.");
		assertThat(comparison.questions().get(0).choices()).extracting(Choice::text)
			.containsExactly("leave it as it is", "keep it, and let it accept NULL", "drop it with all its values");
	}

	@Test
	@Tag("REN-1")
	@Tag("REN-5")
	void asksWhatAColumnMayHaveBeenRenamedTo() {
		Comparison comparison = unanswered(List.of(column("surname", varchar(50))), column("last_name", varchar(80)),
				column("maiden_name", varchar(50)), column("active", bool()));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addColumn("t", column("active", bool()))));
		assertThat(comparison.questions()).extracting(Question::text)
			.containsExactly(
					"No entity maps column t.surname (character varying(50)) any more, and last_name, maiden_name"
							+ " are new: it may have been renamed.");
		assertThat(comparison.questions().get(0).choices()).extracting(Choice::text)
			.containsExactly("decide later: surname stays as it is, last_name, maiden_name are not added",
					"rename it to last_name", "rename it to maiden_name",
					"none: add last_name, maiden_name, and keep surname",
					"none: add last_name, maiden_name, and drop surname with all its values");
	}

	@Test
	@Tag("REN-6")
	void offersNoRenameToAnIncompatibleType() {
		Comparison comparison = compare(List.of(column("note", text())), column("active", bool()));
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.DROPS_COLUMN);
	}

	@Test
	@Tag("REN-3")
	void renamesAColumnThatAlsoChangesItsType() {
		Comparison comparison = Scenarios.compare(
				DatabaseSchema.of(Scenarios.stored("t", column("surname", varchar(50)))),
				DatabaseSchema.of(Scenarios.entity("t", column("last_name", varchar(80)))), Ownership.NONE,
				Renames.NONE.column(new ColumnReference(T, "surname"), "last_name"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.renameColumn("t", "surname", "last_name");
			op.alterColumnType("t", "last_name", varchar(80));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.alterColumnType("t", "last_name", varchar(50));
			op.renameColumn("t", "last_name", "surname");
		}));
	}

	@Test
	@Tag("REN-4")
	void keepsIndexUniqueAndCheckOfARenamedColumn() {
		Table database = Scenarios
			.stored("t", column("surname", text()), unique("uq_a", "surname"),
					check("ck_a", "((surname)::text <> 'surname'::text)"))
			.indexes(List.of(index("ix_a").on(IndexKey.expression("lower(surname)"))));
		Table model = Scenarios
			.entity("t", column("last_name", text()), UniqueConstraint.of(null, List.of("last_name")),
					CheckConstraint.of(null, "((last_name)::text <> 'surname'::text)"))
			.indexes(List.of(Index.of(null, false, List.of(IndexKey.expression("lower(last_name)")))));
		Comparison comparison = Scenarios.compare(DatabaseSchema.of(database), DatabaseSchema.of(model), Ownership.NONE,
				Renames.NONE.column(new ColumnReference(T, "surname"), "last_name"));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameColumn("t", "surname", "last_name")));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("DEF-1")
	@Tag("DEF-3")
	void setsADefaultAndTakesItAway() {
		Comparison comparison = compare(List.of(column("s", text())), column("s", text()).defaultValue("'NEW'"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.setDefault("t", "s", "'NEW'")));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropDefault("t", "s")));
	}

	@Test
	@Tag("DEF-2")
	void changesADefaultInOneStep() {
		Comparison comparison = compare(List.of(column("s", text()).defaultValue("'OLD'::text")),
				column("s", text()).defaultValue("'NEW'"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.setDefault("t", "s", "'NEW'")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.setDefault("t", "s", "'OLD'::text")));
	}

	@Test
	@Tag("IDN-1")
	@Tag("IDN-2")
	void leavesTheKindAndTheOptionsOfAnIdentityToTheDatabase() {
		Comparison comparison = compare(
				List.of(column("n", bigint()).identity(Identity.always().with(options().startWith(100)))),
				column("n", bigint()).identity());
		assertThat(comparison.isEmpty()).isTrue();
	}

	@Test
	@Tag("IDN-3")
	@Tag("RUN-7")
	void turnsASerialColumnIntoAnIdentityAndBack() {
		Sequence serial = sequence("t_n_seq").ownedBy("t", "n");
		DatabaseSchema database = DatabaseSchema
			.of(Scenarios.stored("t", column("n", bigint()).notNull().defaultValue("nextval('t_n_seq'::regclass)")))
			.sequences(List.of(serial));
		Comparison comparison = Scenarios.compare(database,
				DatabaseSchema.of(Scenarios.entity("t", column("n", bigint()).identity())));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropDefault("t", "n");
			op.dropSequence("t_n_seq");
			op.addIdentity("t", "n", Identity.byDefault());
			op.execute("select setval(pg_get_serial_sequence('t', 'n'), greatest(max(n) + 1, 1), false) from t");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIdentity("t", "n");
			op.createSequence(serial);
			op.setDefault("t", "n", "nextval('t_n_seq'::regclass)");
			op.execute("select setval('t_n_seq', greatest(max(n) + 1, 1), false) from t");
		}));
	}

	@Test
	@Tag("IDN-4")
	void makesAPlainColumnAnIdentityAboveTheHighestValue() {
		Comparison comparison = compare(List.of(column("n", bigint()).notNull()), column("n", bigint()).identity());
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addIdentity("t", "n", Identity.byDefault());
			op.execute("select setval(pg_get_serial_sequence('t', 'n'), greatest(max(n) + 1, 1), false) from t");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropIdentity("t", "n")));
	}

	@Test
	@Tag("IDN-5")
	void makesAnIdentityAPlainColumn() {
		Comparison comparison = compare(List.of(column("n", bigint()).identity()), column("n", bigint()).notNull());
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropIdentity("t", "n")));
	}

	@Test
	@Tag("IDN-6")
	void takesTheDefaultOfASerialColumnAwayButKeepsItsSequence() {
		DatabaseSchema database = DatabaseSchema
			.of(Scenarios.stored("t", column("n", bigint()).notNull().defaultValue("nextval('t_n_seq'::regclass)")))
			.sequences(List.of(sequence("t_n_seq").ownedBy("t", "n")));
		Comparison comparison = Scenarios.unanswered(database,
				DatabaseSchema.of(Scenarios.entity("t", column("n", bigint()).notNull())), Ownership.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropDefault("t", "n")));
		assertThat(comparison.questions()).extracting(Question::text)
			.containsExactly("No entity uses sequence t_n_seq any more. Dropped, it would forget where it stands.");
	}

	@Test
	@Tag("IDN-7")
	void createsASequenceThatStartsAStepAboveTheIdsThatAreThere() {
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("invoice"))
			.sequences(List.of(sequence("invoice_seq").incrementBy(50)));
		Comparison comparison = Scenarios.compare(DatabaseSchema.of(Scenarios.stored("invoice")), model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createSequence(sequence("invoice_seq").incrementBy(50));
			op.execute("select setval('invoice_seq', greatest(max(id) + 50, 1), false) from invoice");
		}));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("IDN-8")
	void comparesNoMoreOfASequenceThanItsStep() {
		DatabaseSchema database = DatabaseSchema.EMPTY.sequences(
				List.of(sequence("s_seq").with(new SequenceOptions(1000L, 50L, null, null, 20L, true)).as(integer())));
		DatabaseSchema model = DatabaseSchema.EMPTY.sequences(List.of(sequence("s_seq").incrementBy(50)));
		assertThat(Scenarios.compare(database, model).isEmpty()).isTrue();
	}

	@Test
	@Tag("IDN-9")
	void changesTheStepOfASequenceAndWarnsOfRunningInstances() {
		Comparison comparison = Scenarios.compare(
				DatabaseSchema.EMPTY.sequences(List.of(sequence("s_seq").incrementBy(50))),
				DatabaseSchema.EMPTY.sequences(List.of(sequence("s_seq").incrementBy(10))));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.alterSequence("s_seq", options().incrementBy(10))));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.alterSequence("s_seq", options().incrementBy(50))));
		assertThat(comparison.warnings()).extracting(Warning::sentence)
			.containsExactly("Sequence s_seq changes its options: running instances that count in the old steps "
					+ "may hand out the same values.");
	}

	@Test
	@Tag("IDN-10")
	@Tag("IDN-11")
	void dropsOnlyASequenceThatARevisionMade() {
		DatabaseSchema database = DatabaseSchema.EMPTY.sequences(List.of(sequence("made"), sequence("found")));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY,
				new Ownership(Set.of(), Set.of(QualifiedName.of("made")), Set.of(), Set.of()), Renames.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropSequence("made")));
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.DROPS_SEQUENCE, Warning.Kind.LEAVES_ALONE);
	}

	@Test
	@Tag("DEF-15")
	void keepsASequenceOfItsOwnThatADefaultDrawsFrom() {
		Column number = column("n", bigint()).defaultValue("nextval('order_no'::regclass)");
		Comparison comparison = Scenarios.compare(
				DatabaseSchema.of(Scenarios.stored("t", number)).sequences(List.of(sequence("order_no"))),
				DatabaseSchema.of(Scenarios.entity("t", number)),
				new Ownership(Set.of(), Set.of(QualifiedName.of("order_no")), Set.of(), Set.of()), Renames.NONE);
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("GEN-1")
	void addsAComputedColumn() {
		Column total = column("total", integer()).generatedAlwaysAs("price * quantity");
		Comparison comparison = compare(List.of(column("price", integer()), column("quantity", integer())),
				column("price", integer()), column("quantity", integer()), total);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.addColumn("t", total)));
	}

	@Test
	@Tag("GEN-2")
	void comparesNeitherTheStorageNorTheNullabilityOfAComputedColumn() {
		Comparison comparison = compare(List.of(column("total", integer()).generatedVirtuallyAs("(1 + 1)")),
				column("total", integer()).notNull().generatedAlwaysAs("(1 + 1)"));
		assertThat(comparison.isEmpty()).isTrue();
	}

	@Test
	@Tag("GEN-3")
	void makesAComputedColumnAnewWithItsIndexAndComment() {
		Table database = Scenarios
			.stored("t", column("price", integer()),
					column("total", integer()).generatedAlwaysAs("(price * 1)").comment("in cents"))
			.indexes(List.of(index("ix_total").on("total")));
		Table model = Scenarios
			.entity("t", column("price", integer()),
					column("total", integer()).generatedAlwaysAs("price * 2").comment("in cents"))
			.indexes(List.of(Index.of(null, false, List.of(IndexKey.column("total")))));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIndex("t", "ix_total");
			op.dropColumn("t", "total");
			op.addColumn("t", column("total", integer()).generatedAlwaysAs("price * 2").comment("in cents"));
			op.createIndex("t", index("ix_total").on("total"));
		}));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("GEN-4")
	void keepsTheValuesOfAComputedColumnThatBecomesAPlainOne() {
		Comparison comparison = compare(List.of(column("total", integer()).generatedAlwaysAs("(1 + 1)")),
				column("total", integer()));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.execute("alter table t alter column total drop expression")));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("GEN-5")
	void warnsWhenStoredValuesAreReplacedByComputedOnes() {
		Comparison comparison = compare(List.of(column("total", numeric())),
				column("total", numeric()).generatedAlwaysAs("1 + 1"));
		assertThat(comparison.warnings()).containsExactly(new Warning(Warning.Kind.REPLACES_VALUES, T, "total",
				"Column t.total becomes a computed one: the values it holds are lost."));
	}

	@Test
	@Tag("CMT-1")
	@Tag("CMT-2")
	@Tag("CMT-3")
	@Tag("CMT-4")
	void setsChangesAndRemovesComments() {
		Table database = Scenarios.stored("t", column("a", text()).comment("old"), column("b", text()).comment("gone"),
				column("c", text()));
		Table model = Scenarios
			.entity("t", column("a", text()).comment("new"), column("b", text()),
					column("c", text()).comment("it's \"special\"; --"))
			.comment("customers");
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.commentOnColumn("t", "a", "new");
			op.commentOnColumn("t", "b", null);
			op.commentOnColumn("t", "c", "it's \"special\"; --");
			op.commentOnTable("t", "customers");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.commentOnColumn("t", "a", "old");
			op.commentOnColumn("t", "b", "gone");
			op.commentOnColumn("t", "c", null);
			op.commentOnTable("t", null);
		}));
	}

	/** The placeholder that a dropped column comes back with. */
	private static @Nullable String back(Column column, String check) {
		Comparison comparison = Scenarios.compare(
				Scenarios.stored("t", column("kind", text()), column, check("ck_t", check)),
				Scenarios.entity("t", column("kind", text())));
		return comparison.downgrade()
			.stream()
			.filter(AddColumn.class::isInstance)
			.map((operation) -> ((AddColumn) operation).column().defaultValue())
			.findFirst()
			.orElseThrow();
	}

	private static Comparison unanswered(List<Column> database, Column... model) {
		return Scenarios.unanswered(Scenarios.stored("t", database.toArray(Column[]::new)),
				Scenarios.entity("t", model));
	}

	private static Comparison compare(List<Column> database, Column... model) {
		return Scenarios.compare(Scenarios.stored("t", database.toArray(Column[]::new)), Scenarios.entity("t", model));
	}

}
