package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConversionProposalTests {

	@Test
	void asksInWhichZoneTimesWereWritten() {
		assertThat(proposal("timestamp(3) without time zone", "timestamp with time zone"))
			.hasValue(new ConversionProposal(
					"Column item.value holds times without a zone, and its entity asks for points in "
							+ "time: in which zone the values were written cannot be seen.",
					"value at time zone 'UTC'"));
	}

	@Test
	void copiesTheBytesOfLargeObjects() {
		assertThat(proposal("oid", "bytea").map(ConversionProposal::expression)).hasValue("lo_get(value)");
		assertThat(proposal("bytea", "oid").map(ConversionProposal::expression)).hasValue("lo_from_bytea(0, value)");
	}

	@Test
	void namesTheConstantsThatPositionsStandFor() {
		assertThat(proposal("smallint", "character varying(255)", CheckConstraint.of(null, "value in ('NEW','DONE')"))
			.map(ConversionProposal::expression)).hasValue("case value when 0 then 'NEW' when 1 then 'DONE' end");
	}

	@Test
	void hasNothingToAskOfANumberThatIsNoPosition() {
		assertThat(proposal("smallint", "text", CheckConstraint.of(null, "value <> 'x'"))).isEmpty();
	}

	@Test
	void keepsTheRulesOfADomainInMind() {
		assertThat(proposal("zip", "character varying(255)"))
			.hasValue(new ConversionProposal(
					"Column item.value is of type zip, which has rules of its own, and its entity asks for character "
							+ "varying(255): the rules would be lost for this column.",
					"value::character varying(255)"));
	}

	@Test
	void takesTheValuesOfAnEnumTypeAtTheirWord() {
		assertThat(proposal("mood", "character varying(255)")).isEmpty();
	}

	private static Optional<ConversionProposal> proposal(String before, String after, CheckConstraint... checks) {
		Table entity = Table.of(QualifiedName.of("item"), Column.of("value", new ColumnType(after)))
			.constraints(List.of(checks));
		return ConversionProposal.of(entity, Column.of("value", new ColumnType(before)),
				Column.of("value", new ColumnType(after)), Set.of(QualifiedName.of("mood")));
	}

}
