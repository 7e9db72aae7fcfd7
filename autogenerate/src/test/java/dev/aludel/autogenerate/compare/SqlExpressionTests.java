package dev.aludel.autogenerate.compare;

import java.util.Set;

import dev.aludel.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlExpressionTests {

	@Test
	void findsColumnsButNeitherFunctionsNorTypesNorLiterals() {
		SqlExpression expression = new SqlExpression(
				"lower((email)::text) = 'name' and \"Mixed \"\"Case\" > now()::timestamp with time zone "
						+ "-- comment with word\n or pg_catalog.length(Code) in (1) and $$dollar body$$ <> E'it\\'s word'");
		assertThat(expression.columns()).contains("email", "Mixed \"Case", "code")
			.doesNotContain("lower", "text", "name", "now", "zone", "comment", "length", "dollar", "body", "s");
	}

	@Test
	void findsTypesOnlyWhereATypeStands() {
		Set<QualifiedName> status = Set.of(QualifiedName.of("status"));
		assertThat(new SqlExpression("((status)::text = 'A'::text)").mentionsType(status)).isFalse();
		assertThat(new SqlExpression("(state = 'A'::status)").mentionsType(status)).isTrue();
		assertThat(new SqlExpression("(state = 'A'::app.\"status\")").mentionsType(status)).isTrue();
		assertThat(new SqlExpression("state = cast('A' as status)").mentionsType(status)).isTrue();
	}

	@Test
	void renamesColumnsAndNothingElse() {
		SqlExpression expression = new SqlExpression("name(name) || 'name' || \"name\" || x::name || NAME");
		assertThat(expression.renameColumns((column) -> column.equals("name") ? "New Name" : column))
			.isEqualTo("name(\"New Name\") || 'name' || \"New Name\" || x::name || \"New Name\"");
	}

	@Test
	void readsLiterals() {
		assertThat(new SqlExpression("a in ('x','it''s')").literals()).containsExactly("x", "it's");
	}

	@Test
	void readsTextsThatEndTooEarly() {
		assertThat(new SqlExpression("a = 'unclosed").columns()).containsExactly("a", "unclosed");
		assertThat(new SqlExpression("\"unclosed").columns()).containsExactly("unclosed");
	}

}
