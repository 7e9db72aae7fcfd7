package dev.aludel.autogenerate.compare;

import java.util.Map;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.exclusion;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.type;
import static dev.aludel.Definitions.varchar;
import static dev.aludel.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;

class CheckScenarioTests {

	private static final String TWO = "((status)::text = ANY (ARRAY['NEW'::character varying, 'ACTIVE'::character varying]::text[]))";

	private static final String THREE = "status in ('NEW','ACTIVE','CLOSED')";

	@Test
	@Tag("CHK-1")
	@Tag("CHK-6")
	void replacesTheCheckOfAnEnumThatGotAConstant() {
		Comparison comparison = compare(check("t_status_check", TWO), CheckConstraint.of(null, THREE));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "t_status_check");
			op.addCheck("t", check("ck_t_status", THREE));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "ck_t_status");
			op.addCheck("t", check("t_status_check", TWO));
		}));
		assertThat(comparison.warnings()).isEmpty();
	}

	@Test
	@Tag("CHK-2")
	void warnsWhenAConstantIsGone() {
		Comparison comparison = compare(check("t_status_check", THREE), CheckConstraint.of(null, "status in ('NEW')"));
		assertThat(comparison.warnings())
			.containsExactly(new Warning(Warning.Kind.REMOVES_VALUE, QualifiedName.of("t"), "ck_t_status",
					"Check ck_t_status of table t no longer accepts ACTIVE, CLOSED, which fails when a row holds it."));
	}

	@Test
	@Tag("CHK-2")
	void saysNothingAboutTheCheckOfAnotherColumnThatAcceptsTheSameConstants() {
		String status = "((status)::text = ANY ((ARRAY['NEW'::character varying, 'DONE'::character varying])::text[]))";
		String kind = "((kind)::text = ANY ((ARRAY['NEW'::character varying, 'OLD'::character varying])::text[]))";
		String less = "status = any (array['NEW']) and status is not null";
		Comparison untouched = Scenarios.compare(
				Scenarios.stored("t", column("status", text()), column("kind", text()), check("ck_t_status", status),
						check("ck_t_kind", kind)),
				Scenarios.entity("t", column("status", text()), column("kind", text()), CheckConstraint.of(null, less),
						CheckConstraint.of(null, kind)));
		assertThat(untouched.warnings()).extracting(Warning::sentence)
			.containsExactly("Check ck_t_status of table t no longer accepts DONE, which fails when a row holds it.");
		Comparison both = Scenarios.compare(
				Scenarios.stored("t", column("status", text()), column("kind", text()), check("ck_t_status", status),
						check("ck_t_kind", kind)),
				Scenarios.entity("t", column("status", text()), column("kind", text()), CheckConstraint.of(null, less),
						CheckConstraint.of(null, "kind = any (array['NEW']) and kind is not null")));
		assertThat(both.warnings()).extracting(Warning::sentence)
			.containsExactly("Check ck_t_status of table t no longer accepts DONE, which fails when a row holds it.",
					"Check ck_t_kind of table t no longer accepts OLD, which fails when a row holds it.");
	}

	@Test
	@Tag("CHK-5")
	@Tag("CHK-10")
	@Tag("CHK-11")
	void findsACheckUnderAnyName() {
		assertThat(compare(check("t_status_check", TWO), CheckConstraint.of(null, TWO)).isEmpty()).isTrue();
		assertThat(compare(check("anything", TWO).noInherit(), CheckConstraint.of(null, TWO)).isEmpty()).isTrue();
	}

	@Test
	@Tag("CHK-7")
	@Tag("CHK-8")
	void addsACheck() {
		Comparison comparison = Scenarios.compare(Scenarios.stored("t", column("n", integer())),
				Scenarios.entity("t", column("n", integer()), CheckConstraint.of(null, "n between 1 and 99")));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addCheck("t", check("ck_t_n", "n between 1 and 99"))));
	}

	@Test
	@Tag("CHK-9")
	void replacesACheckOfTheSameName() {
		Comparison comparison = compare(check("ck_amount", "(amount >= 0)"), check("ck_amount", "amount > 0"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "ck_amount");
			op.addCheck("t", check("ck_amount", "amount > 0"));
		}));
	}

	@Test
	void renamesACheckThatTheMappingNames() {
		assertThat(compare(check("t_amount_check", "(amount > 0)"), check("ck_amount", "(amount > 0)")).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameConstraint("t", "t_amount_check", "ck_amount")));
	}

	@Test
	@Tag("CHK-12")
	void asksWhetherACheckMayGoThatNoEntityAsksFor() {
		Comparison comparison = Scenarios.compare(table(false, check("t_status_check", TWO)), table(true));
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.questions()).extracting(Question::text)
			.containsExactly("No entity asks for check t_status_check of table t: " + TWO + ".");
		assertThat(comparison.questions().get(0).answers()).extracting(Answer::text)
			.containsExactly("t.t_status_check");
	}

	@Test
	void keepsACheckOfAPersonBesideANewOneOverTheSameColumn() {
		Comparison comparison = compare(check("amount_is_sane", "(amount < 1000)"),
				CheckConstraint.of(null, "amount > 0"));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addCheck("t", check("ck_t_amount", "amount > 0"))));
		assertThat(comparison.questions()).extracting(Question::kind).containsExactly(Question.Kind.DROP_CHECK);
	}

	@Test
	@Tag("CHK-13")
	void validatesACheckThatIsNotValidYet() {
		assertThat(compare(check("ck_amount", "(amount > 0)").notValid(), CheckConstraint.of(null, "(amount > 0)"))
			.upgrade()).isEqualTo(Scenarios.operations((op) -> op.validateConstraint("t", "ck_amount")));
	}

	@Test
	@Tag("CHK-14")
	void leavesAnExclusionConstraintAlone() {
		ExclusionConstraint exclusion = exclusion("no_overlap").with("period", "&&");
		Table database = Scenarios.stored("t", column("period", type("daterange")), exclusion);
		Comparison comparison = new SchemaComparer(Ownership.NONE, Map.of()).compare(
				DatabaseSchema.of(Scenarios.entity("t", column("period", type("daterange")))),
				DatabaseSchema.of(database), Answers.NONE);
		assertThat(comparison.isEmpty()).isTrue();
	}

	private static Comparison compare(Constraint database, Constraint model) {
		return Scenarios.compare(table(false, database), table(true, model));
	}

	private static Table table(boolean model, Constraint... constraints) {
		TableElement[] elements = new TableElement[constraints.length + 2];
		elements[0] = column("status", varchar(255));
		elements[1] = column("amount", integer());
		System.arraycopy(constraints, 0, elements, 2, constraints.length);
		return model ? Scenarios.entity("t", elements) : Scenarios.stored("t", elements);
	}

}
