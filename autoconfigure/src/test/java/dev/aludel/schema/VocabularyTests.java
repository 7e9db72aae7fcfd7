package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.IndexKey.Direction;
import dev.aludel.schema.IndexKey.NullsPosition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the records of the vocabulary accept, refuse and keep. */
class VocabularyTests {

	private static final ColumnType TEXT = new ColumnType("text");

	private static final QualifiedName TASKS = QualifiedName.of("tasks");

	@Nested
	class Tables {

		@Test
		void sortTheirElements() {
			CheckConstraint check = CheckConstraint.of("ck", "a > 0");
			ForeignKey foreignKey = ForeignKey.of("fk", List.of("a"), TASKS, List.of());
			UniqueConstraint unique = UniqueConstraint.of("uq", List.of("a"));
			PrimaryKey primaryKey = PrimaryKey.of("pk", List.of("a"));
			ExclusionConstraint exclusion = exclusion();
			Column b = Column.of("b", TEXT);
			Column a = Column.of("a", TEXT);
			Table table = Table.of(TASKS, exclusion, check, b, foreignKey, unique, a, primaryKey);
			assertThat(table.elements()).containsExactly(b, a, primaryKey, unique, foreignKey, check, exclusion);
			assertThat(table.constraints(table.constraints())).isEqualTo(table);
			assertThat(table.column("a")).contains(a);
			assertThat(table.column("A")).isEmpty();
		}

		@Test
		void keepTheirIndexesAndCommentWhenConstraintsChange() {
			Table table = Table.of(TASKS, Column.of("a", TEXT))
				.comment("work")
				.indexes(List.of(Index.of("ix", false, List.of(IndexKey.column("a")))));
			assertThat(table.constraints(List.of())).isEqualTo(table);
		}

		@Test
		void refuseTwoColumnsOfOneName() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> Table.of(TASKS, Column.of("a", TEXT), Column.of("a", TEXT)))
				.withMessage("The column a is named twice.");
		}

		@Test
		void refuseTwoPrimaryKeys() {
			PrimaryKey key = PrimaryKey.of("pk", List.of("a"));
			assertThatIllegalArgumentException()
				.isThrownBy(() -> Table.of(QualifiedName.parse("audit.events"), key, key))
				.withMessage("Table audit.events has two primary keys.");
		}

		@Test
		void doNotChangeWithTheListTheyWereMadeOf() {
			List<Column> columns = new ArrayList<>(List.of(Column.of("a", TEXT)));
			Table table = Table.of(TASKS).columns(columns);
			columns.clear();
			assertThat(table.columns()).hasSize(1);
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> table.columns().clear());
		}

	}

	@Nested
	class Columns {

		@Test
		void areNeverNullWithAnIdentity() {
			Column column = Column.of("id", TEXT).defaultValue("1").identity();
			assertThat(column.nullable()).isFalse();
			assertThat(column.defaultValue()).isNull();
			assertThat(column.generation()).isEqualTo(Identity.byDefault());
		}

		@Test
		void refuseADefaultBesideAGeneration() {
			Column column = Column.of("id", TEXT).defaultValue("1");
			assertThatIllegalArgumentException().isThrownBy(() -> column.generatedAlwaysAs("a + 1"))
				.withMessage("Column id has both a default and a generated value; PostgreSQL accepts one of them.");
		}

		@Test
		void refuseBlankTypesAndExpressions() {
			assertThatIllegalArgumentException().isThrownBy(() -> new ColumnType(" "))
				.withMessage("The type of a column must not be blank.");
			assertThatIllegalArgumentException().isThrownBy(() -> Column.of("a", TEXT).generatedAlwaysAs(" "))
				.withMessage("The expression of a generated column must not be blank.");
		}

		@Test
		void takeADotInACollationAsPartOfItsName() {
			assertThat(Column.of("a", TEXT).collation("en_US.utf8").collation())
				.isEqualTo(new QualifiedName(null, "en_US.utf8"));
		}

		@Test
		void haveOneTypeForArraysOfEveryDimension() {
			assertThat(TEXT.array()).isEqualTo(new ColumnType("text[]"));
			assertThat(TEXT.array().array()).isEqualTo(TEXT.array());
		}

	}

	@Nested
	class IndexKeys {

		@Test
		void areTheSameValueWhenThePositionOfNullIsImplied() {
			assertThat(IndexKey.column("a").nullsLast()).isEqualTo(IndexKey.column("a"));
			assertThat(IndexKey.column("a").desc().nullsFirst()).isEqualTo(IndexKey.column("a").desc());
		}

		@Test
		void keepAPositionOfNullThatIsNotImplied() {
			assertThat(IndexKey.column("a").nullsFirst().nulls()).isEqualTo(NullsPosition.FIRST);
			assertThat(IndexKey.column("a").desc().nullsLast().nulls()).isEqualTo(NullsPosition.LAST);
		}

		@Test
		void forgetAPositionThatANewDirectionImplies() {
			IndexKey key = IndexKey.column("a").nullsFirst().desc();
			assertThat(key.direction()).isEqualTo(Direction.DESCENDING);
			assertThat(key.nulls()).isNull();
		}

		@Test
		void refuseBlankExpressions() {
			assertThatIllegalArgumentException().isThrownBy(() -> IndexKey.expression(""))
				.withMessage("The expression of an index key must not be blank.");
		}

	}

	@Nested
	class Indexes {

		@Test
		void needAKey() {
			assertThatIllegalArgumentException().isThrownBy(() -> Index.of("ix", false, List.of()))
				.withMessage("An index needs at least one key.");
		}

		@Test
		void sortTheirStorageParameters() {
			Index index = Index.of("ix", false, List.of(IndexKey.column("a")))
				.with("fillfactor", "70")
				.with("buffering", "on");
			assertThat(index.storageParameters()).containsExactly(Map.entry("buffering", "on"),
					Map.entry("fillfactor", "70"));
		}

	}

	@Nested
	class Constraints {

		@Test
		void refuseAForeignKeyWithAnotherNumberOfColumnsThanItsTarget() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> ForeignKey.of("fk", List.of("a", "b"), TASKS, List.of("id")))
				.withMessage("The foreign key on (a, b) references 1 columns of tasks; it needs as many as it has, 2.");
		}

		@Test
		void refuseToSetColumnsThatAForeignKeyDoesNotHave() {
			ForeignKey key = ForeignKey.of("fk", List.of("a"), TASKS, List.of());
			assertThatIllegalArgumentException().isThrownBy(() -> key.onDelete(ReferentialAction.SET_NULL, "b"))
				.withMessage("The foreign key on (a) sets (b) on delete, which it does not have.");
		}

		@Test
		void refuseColumnsForAnActionThatTakesNone() {
			ForeignKey key = ForeignKey.of("fk", List.of("a"), TASKS, List.of());
			assertThatIllegalArgumentException().isThrownBy(() -> key.onDelete(ReferentialAction.CASCADE, "a"))
				.withMessage(
						"The foreign key on (a) names columns for on delete, which only set null and set default take.");
		}

		@Test
		void refuseExclusionsOfNothing() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new ExclusionConstraint("ex", "gist", List.of(), List.of(), null,
						Deferrability.NOT_DEFERRABLE))
				.withMessage("The exclusion constraint needs at least one element.");
		}

		@Test
		void stayWhatTheyAreUnderAnotherName() {
			for (Constraint constraint : List.of(PrimaryKey.of("x", List.of("a")).deferrable().include("b"),
					UniqueConstraint.of("x", List.of("a")).nullsNotDistinct().initiallyDeferred(),
					ForeignKey.of("x", List.of("a"), TASKS, List.of()).matchFull().notValid(),
					CheckConstraint.of("x", "a > 0").noInherit(), exclusion().named("x").where("a > 0"))) {
				assertThat(constraint.named("y").name()).isEqualTo("y");
				assertThat(constraint.named(null).named("x")).isEqualTo(constraint);
			}
		}

	}

	@Nested
	class EnumTypes {

		@Test
		void refuseAValueTwice() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new EnumType(QualifiedName.of("mood"), List.of("sad", "sad")))
				.withMessage("The enum type mood has the value sad twice.");
		}

		@Test
		void refuseAValueThatPostgresCannotKeep() {
			String value = "ä".repeat(32);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new EnumType(QualifiedName.of("mood"), List.of(value)))
				.withMessage("The value " + value + " of enum type mood has 64 bytes; PostgreSQL keeps at most 63.");
		}

	}

	@Nested
	class Schemas {

		@Test
		void areSortedByName() {
			DatabaseSchema schema = DatabaseSchema.of(Table.of(QualifiedName.parse("b.a")),
					Table.of(QualifiedName.of("z")), Table.of(QualifiedName.of("a")));
			assertThat(schema.tablesByName().keySet()).extracting(Object::toString).containsExactly("a", "z", "b.a");
			assertThat(schema.sequences(List.of(Sequence.of(TASKS))).tables()).isEqualTo(schema.tables());
		}

	}

	private static ExclusionConstraint exclusion() {
		return new ExclusionConstraint("ex", "gist",
				List.of(new ExclusionConstraint.Element(IndexKey.column("a"), "=")), List.of(), null,
				Deferrability.NOT_DEFERRABLE);
	}

}
