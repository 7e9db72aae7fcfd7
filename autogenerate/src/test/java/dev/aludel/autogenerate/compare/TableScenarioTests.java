package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableScenarioTests {

	private static final QualifiedName AUTHOR = QualifiedName.of("author");

	@Test
	@Tag("TAB-1")
	void createsANewTableWithAPrimaryKeyOfAConventionalName() {
		Table author = Table.of(AUTHOR, column("id", bigint()).identity(), column("name", varchar(80)).notNull(),
				PrimaryKey.of(null, List.of("id")));
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY, DatabaseSchema.of(author));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.createTable("author", column("id", bigint()).identity(),
					column("name", varchar(80)).notNull(), primaryKey("pk_author", "id"))));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.dropTable("author")));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("TAB-2")
	void dropsATableThatARevisionOfTheApplicationMadeAndWarnsOfItsRows() {
		Table author = Scenarios
			.stored("author", column("name", varchar(80)).comment("full name"), unique("uq", "name"))
			.indexes(List.of(index("ix_author_name").on("name").comment("for the list")))
			.comment("who writes");
		Ownership ownership = new Ownership(Set.of(AUTHOR), Set.of(), Set.of(), Set.of());
		Comparison comparison = Scenarios.compare(DatabaseSchema.of(author), DatabaseSchema.EMPTY, ownership,
				Renames.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.dropTable("author")));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createTable(author.indexes(List.of()));
			op.createIndex("author", index("ix_author_name").on("name").comment("for the list"));
		}));
		assertThat(comparison.warnings()).containsExactly(new Warning(Warning.Kind.DROPS_TABLE, AUTHOR, null,
				"Table author is dropped with all its rows. The downgrade brings back the table, not the rows."));
	}

	@Test
	@Tag("TAB-3")
	@Tag("TAB-14")
	void leavesATableAloneThatNoRevisionMade() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("legacy_import"),
				Scenarios.stored("flyway_schema_history"));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY);
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.downgrade()).isEmpty();
		assertThat(comparison.warnings()).extracting(Warning::sentence)
			.containsExactly(
					"Table flyway_schema_history stays: no entity maps it and no revision of this application made it.",
					"Table legacy_import stays: no entity maps it and no revision of this application made it.");
	}

	@Test
	@Tag("TAB-4")
	void createsParentsFirst() {
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("author"), Scenarios.entity("article",
				column("author_id", bigint()), ForeignKey.of(null, List.of("author_id"), AUTHOR, List.of())));
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createTable("author", column("id", bigint()).notNull(), primaryKey("pk_author", "id"));
			op.createTable("article", column("id", bigint()).notNull(), column("author_id", bigint()),
					primaryKey("pk_article", "id"),
					foreignKey("fk_article_author_id", "author_id").references("author", "id"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropTable("article");
			op.dropTable("author");
		}));
	}

	@Test
	@Tag("TAB-5")
	void doesNotCompareTheOrderOfColumns() {
		Table database = Scenarios.stored("t", column("a", text()), column("b", text()), column("c", text()));
		Table model = Scenarios.entity("t", column("b", text()), column("a", text()), column("c", text()));
		assertThat(Scenarios.compare(database, model).isEmpty()).isTrue();
	}

	@Test
	@Tag("TAB-7")
	@Tag("REN-8")
	void asksWhetherATableWasRenamedAndRenamesItWithItsSequenceWhenToldSo() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("customer", column("name", text())))
			.sequences(List.of(Sequence.of(QualifiedName.of("customer_seq")).incrementBy(50)));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("client", column("name", text())))
			.sequences(List.of(Sequence.of(QualifiedName.of("client_seq")).incrementBy(50)));
		Comparison unanswered = Scenarios.unanswered(database, model, Ownership.NONE);
		assertThat(unanswered.upgrade()).isEmpty();
		assertThat(unanswered.questions()).extracting(Question::text)
			.containsExactly("No entity maps table customer any more, and client, which looks like it, is new: "
					+ "it may have been renamed.");
		Comparison comparison = Scenarios.compare(database, model, Ownership.NONE,
				Renames.NONE.table(QualifiedName.of("customer"), "client"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.renameTable("customer", "client");
			op.renameSequence("customer_seq", "client_seq");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.renameSequence("client_seq", "customer_seq");
			op.renameTable("client", "customer");
		}));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("TAB-13")
	void neverTouchesTheTablesOfAludelItself() {
		Set<QualifiedName> own = Set.of(QualifiedName.parse("ops.aludel_revision"), QualifiedName.of("aludel_history"));
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("ops.aludel_revision"),
				Scenarios.stored("aludel_history"));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY,
				new Ownership(own, Set.of(), Set.of(), own), Renames.NONE);
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	void keepsATableOfItsOwnThatATableOfOthersPointsAt() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("audit",
				column("author_id", bigint()), foreignKey("fk", "author_id").references("author", "id")));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY,
				new Ownership(Set.of(AUTHOR), Set.of(), Set.of(), Set.of()), Renames.NONE);
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.LEAVES_ALONE, Warning.Kind.KEEPS_NEEDED);
	}

	@Test
	void keepsWhatAKeptTableOfItsOwnPointsAt() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("country"),
				Scenarios.stored("author", column("country_id", bigint()),
						foreignKey("fk", "country_id").references("country", "id")),
				Scenarios.stored("audit", column("author_id", bigint()),
						foreignKey("fk", "author_id").references("author", "id")));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY,
				new Ownership(Set.of(AUTHOR, QualifiedName.of("country")), Set.of(), Set.of(), Set.of()), Renames.NONE);
		assertThat(comparison.isEmpty()).isTrue();
	}

	@Test
	void keepsAKeyAndAColumnThatATableOfOthersPointsAt() {
		DatabaseSchema database = DatabaseSchema
			.of(Scenarios.stored("author", column("code", integer()), unique("uq_code", "code")), Scenarios
				.stored("audit", column("code", integer()), foreignKey("fk", "code").references("author", "code")));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.of(Scenarios.entity("author")));
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(Scenarios.kinds(comparison)).containsExactly(Warning.Kind.LEAVES_ALONE, Warning.Kind.KEEPS_NEEDED,
				Warning.Kind.KEEPS_NEEDED);
	}

	@Test
	@Tag("SCH-1")
	@Tag("RUN-24")
	void createsASchemaBeforeItsTableAndDropsItAfterwards() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("tasks", column("event_id", bigint())));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("audit.events"),
				Scenarios.entity("tasks", column("event_id", bigint()),
						ForeignKey.of(null, List.of("event_id"), QualifiedName.parse("audit.events"), List.of("id"))));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createSchema("audit");
			op.createTable("audit.events", column("id", bigint()).notNull(), primaryKey("pk_events", "id"));
			op.addForeignKey("tasks", foreignKey("fk_tasks_event_id", "event_id").references("audit.events", "id"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("tasks", "fk_tasks_event_id");
			op.dropTable("audit.events");
			op.dropSchema("audit");
		}));
	}

	@Test
	void writesTheKeyOfANewTableFirstAndLeavesAnExistingOneInItsOrder() {
		Table model = Table.of(QualifiedName.of("t"), column("price", text()), column("b", text()).notNull(),
				column("title", text()), column("a", text()).notNull(), PrimaryKey.of(null, List.of("a", "b")));
		assertThat(Scenarios.compare(DatabaseSchema.EMPTY, DatabaseSchema.of(model)).after().tables().get(0).columns())
			.extracting(Column::name)
			.containsExactly("a", "b", "price", "title");
		assertThat(Scenarios.compare(model.constraints(List.of(PrimaryKey.of("t_pkey", List.of("a", "b")))), model)
			.after()
			.tables()
			.get(0)
			.columns()).extracting(Column::name).containsExactly("price", "b", "title", "a");
	}

	@Test
	void refusesARenameOfWhatIsNotThere() {
		SchemaComparer comparer = new SchemaComparer(Ownership.NONE, Map.of());
		assertThatExceptionOfType(RenameException.class).isThrownBy(() -> comparer.compare(DatabaseSchema.EMPTY,
				DatabaseSchema.EMPTY, Answers.NONE.renames(Renames.NONE.table(AUTHOR, "writer"))))
			.withMessage("""
					The database has no table author, so it cannot be renamed.
					Nothing was compared. Name what the database has, old:new.""");
	}

	@Test
	void refusesARenameOfAColumnToWhatNoEntityHas() {
		SchemaComparer comparer = new SchemaComparer(Ownership.NONE, Map.of());
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author", column("title", text())));
		DatabaseSchema model = DatabaseSchema
			.of(Scenarios.entity("author", column("headline", text()), column("note", text())));
		Answers renames = Answers.NONE.renames(Renames.NONE.column(new ColumnReference(AUTHOR, "title"), "headlne"));
		assertThatExceptionOfType(RenameException.class).isThrownBy(() -> comparer.compare(model, database, renames))
			.withMessage("""
					Column author.title cannot be renamed to headlne: no entity maps a column of that name there.
					Nothing was compared. Name one of the new columns of the entities: headline, note.""");
		DatabaseSchema same = DatabaseSchema.of(Scenarios.entity("author", column("title", text())));
		assertThatExceptionOfType(RenameException.class).isThrownBy(() -> comparer.compare(same, database, renames))
			.withMessageEndingWith("The entities have no new columns there: leave the rename out.");
		assertThatExceptionOfType(RenameException.class)
			.isThrownBy(() -> comparer.compare(DatabaseSchema.EMPTY, database, renames))
			.withMessageContaining("no entity maps table author");
	}

	@Test
	void refusesARenameOfATableToWhatNoEntityMaps() {
		SchemaComparer comparer = new SchemaComparer(Ownership.NONE, Map.of());
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("book"));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("writer"), Scenarios.entity("book"));
		assertThatExceptionOfType(RenameException.class)
			.isThrownBy(
					() -> comparer.compare(model, database, Answers.NONE.renames(Renames.NONE.table(AUTHOR, "wirter"))))
			.withMessage("""
					Table author cannot be renamed to wirter: no entity maps a table of that name.
					Nothing was compared. Name one of the new tables of the entities: writer.""");
	}

	@Test
	void refusesARenameToWhatIsTaken() {
		SchemaComparer comparer = new SchemaComparer(Ownership.NONE, Map.of());
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("writer"));
		assertThatExceptionOfType(RenameException.class).isThrownBy(
				() -> comparer.compare(database, database, Answers.NONE.renames(Renames.NONE.table(AUTHOR, "writer"))))
			.withMessage("""
					The table author cannot be renamed to writer: the database has that already.
					Nothing was compared. Drop or rename the other one first.""");
	}

	@Test
	void givesNoNameThatAnotherRelationOrConstraintHas() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("uq_t_a"))
			.sequences(List.of(Sequence.of(QualifiedName.of("ix_t_a"))));
		DatabaseSchema model = DatabaseSchema.of(Scenarios
			.entity("t", column("a", text()), UniqueConstraint.of(null, List.of("a")),
					CheckConstraint.of("ck_t_a", "a > ''"), CheckConstraint.of(null, "a < ''"))
			.indexes(List.of(Index.of(null, false, List.of(IndexKey.column("a").desc())))));
		Table target = Scenarios.compare(database, model).after().tables().get(0);
		assertThat(target.constraints()).extracting(Constraint::name)
			.containsExactly("pk_t", "uq_t_a_2", "ck_t_a", "ck_t_a_2");
		assertThat(target.indexes()).extracting(Index::name).containsExactly("ix_t_a_2");
	}

	@Test
	void namesWhatNobodyNamedWithinTheLimitsOfPostgres() {
		String name = "a_table_whose_name_is_quite_long_for_a_table_in_any_database_é";
		Table model = Scenarios.entity(name, column("first", text()), column("second", text()),
				UniqueConstraint.of(null, List.of("first", "second")), CheckConstraint.of(null, "first <> second"),
				CheckConstraint.of(null, "first > second"), CheckConstraint.of(null, "first <> ''"));
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY, DatabaseSchema.of(model));
		Table target = comparison.after().tables().get(0);
		assertThat(target.constraints()).extracting(Constraint::name)
			.containsExactly("pk_a_table_whose_name_is_quite_long_for_a_table_in_any_011c81fa",
					"uq_a_table_whose_name_is_quite_long_for_a_table_in_any_597380ba",
					"ck_a_table_whose_name_is_quite_long_for_a_table_in_any_13e2ddc0",
					"ck_a_table_whose_name_is_quite_long_for_a_table_in_a_13e2ddc0_2",
					"ck_a_table_whose_name_is_quite_long_for_a_table_in_any_f2bccfb5");
	}

}
