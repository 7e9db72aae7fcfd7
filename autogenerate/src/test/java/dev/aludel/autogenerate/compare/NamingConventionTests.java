package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.autogenerate.compare.NamingConvention.Kind;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Column;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How things are called that nobody named. */
class NamingConventionTests {

	private static final Table TASK = Table.of(QualifiedName.parse("audit.{task}"),
			Column.of("a", new ColumnType("integer")), Column.of("b", new ColumnType("integer")));

	@Test
	void namesByKindTableAndColumns() {
		NamingConvention names = NamingConvention.DEFAULTS;
		assertThat(names.nameOf(TASK, PrimaryKey.of(null, List.of("a")))).isEqualTo("pk_{task}");
		assertThat(names.nameOf(TASK, UniqueConstraint.of(null, List.of("b", "a")))).isEqualTo("uq_{task}_b_a");
		assertThat(names.nameOf(TASK, CheckConstraint.of(null, "a > 0 and a < 9"))).isEqualTo("ck_{task}_a");
		assertThat(names.nameOf(TASK, CheckConstraint.of(null, "a > b"))).isEqualTo("ck_{task}_1");
	}

	@Test
	void aTokenWithoutAValueTakesTheUnderscoreBeforeItAlong() {
		Index index = Index.of(null, false, List.of(IndexKey.expression("now()")));
		assertThat(NamingConvention.DEFAULTS.nameOf(TASK, index)).isEqualTo("ix_{task}");
		assertThat(NamingConvention.DEFAULTS.with(Kind.INDEX, "{columns}_of_{table}_{columns}_i").nameOf(TASK, index))
			.isEqualTo("_of_{task}_i");
	}

	@Test
	void aForeignKeyMayBeNamedAfterWhatItPointsAt() {
		NamingConvention names = NamingConvention.DEFAULTS.with(Kind.FOREIGN_KEY,
				"{table}.{columns}>{referenced_table}.{referenced_columns}");
		assertThat(names.nameOf(TASK,
				ForeignKey.of(null, List.of("a", "b"), QualifiedName.parse("crm.owner"), List.of("x", "y"))))
			.isEqualTo("{task}.a_b>owner.x_y");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
			uq_{tabel}              -> There is no token {tabel} here.
			{referenced_table}      -> There is no token {referenced_table} here.
			uq_{table               -> A brace belongs to no token.
			uq_table}               -> A brace belongs to no token.
			` `                     -> There is no name in it.
			""")
	void refusesOtherTokensAndNamesTheKnownOnes(String pattern, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> NamingConvention.DEFAULTS.with(Kind.UNIQUE, pattern))
			.withMessage(problem + " It can have {table}, {columns}.");
	}

}
