package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

class ForeignKeyScenarioTests {

	@Test
	@Tag("FK-1")
	void addsAColumnAndItsForeignKey() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("book"));
		assertThat(Scenarios.compare(database, model(key())).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addColumn("book", column("author_id", bigint()));
			op.addForeignKey("book", foreignKey("fk_book_author_id", "author_id").references("author", "id"));
		}));
	}

	@Test
	@Tag("FK-2")
	void addsAForeignKey() {
		Comparison comparison = Scenarios.compare(database(), model(key()));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.addForeignKey("book",
				foreignKey("fk_book_author_id", "author_id").references("author", "id"))));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.dropConstraint("book", "fk_book_author_id")));
	}

	@Test
	@Tag("FK-3")
	@Tag("FK-12")
	void leavesToTheDatabaseWhatTheMappingCannotSay() {
		ForeignKey stored = key().named("fk9h88iv6")
			.onUpdate(ReferentialAction.CASCADE)
			.matchFull()
			.initiallyDeferred();
		assertThat(Scenarios.compare(database(stored), model(key())).isEmpty()).isTrue();
	}

	@Test
	@Tag("FK-4")
	@Tag("FK-5")
	void replacesAForeignKeyThatDeletesOtherwise() {
		Comparison comparison = Scenarios.compare(database(key().named("fk9h88iv6")),
				model(key().onDelete(ReferentialAction.CASCADE)));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("book", "fk9h88iv6");
			op.addForeignKey("book", key().named("fk_book_author_id").onDelete(ReferentialAction.CASCADE));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("book", "fk_book_author_id");
			op.addForeignKey("book", key().named("fk9h88iv6"));
		}));
	}

	@Test
	@Tag("FK-6")
	void renamesAForeignKeyThatTheMappingNames() {
		assertThat(
				Scenarios.compare(database(key().named("fk9h88iv6")), model(key().named("fk_book_author"))).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameConstraint("book", "fk9h88iv6", "fk_book_author")));
	}

	@Test
	@Tag("FK-7")
	void dropsAForeignKeyThatNoEntityAsksFor() {
		assertThat(Scenarios.compare(database(key().named("fk")), model()).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.dropConstraint("book", "fk")));
	}

	@Test
	@Tag("FK-8")
	void replacesAForeignKeyThatPointsElsewhere() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("person"),
				book(false, key().named("fk")));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("author"), Scenarios.entity("person"),
				book(true, ForeignKey.of(null, List.of("author_id"), QualifiedName.of("person"), List.of("id"))));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("book", "fk");
			op.addForeignKey("book", foreignKey("fk_book_author_id", "author_id").references("person", "id"));
		}));
	}

	@Test
	@Tag("FK-9")
	void addsNoForeignKeyThatTheMappingDoesNotWant() {
		assertThat(Scenarios.compare(database(), model()).isEmpty()).isTrue();
	}

	@Test
	@Tag("FK-11")
	@Tag("CHK-13")
	void validatesWhatIsNotValidYet() {
		Comparison comparison = Scenarios.compare(database(key().named("fk").notValid()), model(key()));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.validateConstraint("book", "fk")));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("book", "fk");
			op.addForeignKey("book", key().named("fk").notValid());
		}));
	}

	@Test
	@Tag("FK-13")
	void keepsTheForeignKeyOfARenamedColumn() {
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("author"),
				Scenarios.entity("book", column("writer_id", bigint()),
						ForeignKey.of(null, List.of("writer_id"), QualifiedName.of("author"), List.of())));
		Comparison comparison = Scenarios.compare(database(key().named("fk")), model, Ownership.NONE,
				Renames.NONE.column(new ColumnReference(QualifiedName.of("book"), "author_id"), "writer_id"));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameColumn("book", "author_id", "writer_id")));
	}

	@Test
	void makesWayForAComputedColumnThatIsMadeAnew() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("author"), Scenarios.stored("book",
				column("author_id", bigint()).generatedAlwaysAs("(id / 10)"), key().named("fk")));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("author"),
				Scenarios.entity("book", column("author_id", bigint()).generatedAlwaysAs("id / 100"), key()));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("book", "fk");
			op.dropColumn("book", "author_id");
			op.addColumn("book", column("author_id", bigint()).generatedAlwaysAs("id / 100"));
			op.addForeignKey("book", key().named("fk"));
		}));
	}

	@Test
	@Tag("RUN-18")
	void keepsTheForeignKeyToARenamedTable() {
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("writer"),
				Scenarios.entity("book", column("author_id", bigint()),
						ForeignKey.of(null, List.of("author_id"), QualifiedName.of("writer"), List.of("id"))));
		Comparison comparison = Scenarios.compare(database(key().named("fk")), model, Ownership.NONE,
				Renames.NONE.table(QualifiedName.of("author"), "writer"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> op.renameTable("author", "writer")));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> op.renameTable("writer", "author")));
	}

	@Test
	@Tag("RUN-1")
	void createsTwoTablesThatPointAtEachOther() {
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY,
				DatabaseSchema.of(linked("a", "b"), linked("b", "a")));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.createTable("a", column("id", bigint()).notNull(), column("other_id", bigint()),
					primaryKey("pk_a", "id"));
			op.createTable("b", column("id", bigint()).notNull(), column("other_id", bigint()),
					primaryKey("pk_b", "id"), foreignKey("fk_b_other_id", "other_id").references("a", "id"));
			op.addForeignKey("a", foreignKey("fk_a_other_id", "other_id").references("b", "id"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("a", "fk_a_other_id");
			op.dropTable("b");
			op.dropTable("a");
		}));
	}

	@Test
	@Tag("RUN-2")
	void createsARingOfThreeAndATableThatPointsAtItself() {
		Comparison comparison = Scenarios.compare(DatabaseSchema.EMPTY, DatabaseSchema.of(linked("a", "b"),
				linked("b", "c"), linked("c", "a"), linked("d", "d"), linked("aa", "a")));
		assertThat(comparison.upgrade()).extracting((operation) -> operation.describe())
			.containsExactly("create table d", "create table a", "create table aa", "create table c", "create table b",
					"add foreign key fk_a_other_id (other_id) referencing b to a");
	}

	@Test
	@Tag("RUN-3")
	@Tag("RUN-4")
	void dropsARingAndItsNeighboursWithoutCascade() {
		DatabaseSchema database = SchemaEditor.apply(
				new SchemaDiff().diff(DatabaseSchema.EMPTY,
						ConventionalNames.in(ReferencedColumns.writtenOut(DatabaseSchema.of(linked("a", "b"),
								linked("b", "a"), linked("c", "a"), linked("d", "c"))), NamingConvention.DEFAULTS)),
				DatabaseSchema.EMPTY);
		Set<QualifiedName> tables = database.tablesByName().keySet();
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.EMPTY,
				new Ownership(tables, Set.of(), Set.of(), Set.of()), Renames.NONE);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("a", "fk_a_other_id");
			op.dropTable("d");
			op.dropTable("c");
			op.dropTable("b");
			op.dropTable("a");
		}));
	}

	private static ForeignKey key() {
		return ForeignKey.of(null, List.of("author_id"), QualifiedName.of("author"), List.of("id"));
	}

	private static DatabaseSchema database(ForeignKey... keys) {
		return DatabaseSchema.of(Scenarios.stored("author"), book(false, (keys.length > 0) ? keys[0] : null));
	}

	private static DatabaseSchema model(ForeignKey... keys) {
		return DatabaseSchema.of(Scenarios.entity("author"), book(true, (keys.length > 0) ? keys[0] : null));
	}

	private static Table book(boolean model, @Nullable ForeignKey key) {
		Table book = model ? Scenarios.entity("book", column("author_id", bigint()))
				: Scenarios.stored("book", column("author_id", bigint()));
		if (key == null) {
			return book;
		}
		List<Constraint> constraints = new ArrayList<>(book.constraints());
		constraints.add(key);
		return book.constraints(constraints);
	}

	private static Table linked(String name, String target) {
		return Scenarios.entity(name, column("other_id", bigint()),
				ForeignKey.of(null, List.of("other_id"), QualifiedName.of(target), List.of()));
	}

}
