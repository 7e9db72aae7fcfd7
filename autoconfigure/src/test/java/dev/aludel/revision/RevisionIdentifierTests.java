package dev.aludel.revision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionIdentifierTests {

	@Test
	void readsAName() {
		assertThat(RevisionIdentifier.parse("20250115143022"))
			.isEqualTo(new RevisionIdentifier("20250115143022", null, "20250115143022", null));
	}

	@Test
	void readsANameWithLabelAndOffset() {
		assertThat(RevisionIdentifier.parse("left@head-12")).isEqualTo(
				new RevisionIdentifier("left@head-12", "left", "head", new RevisionIdentifier.Offset(false, 12)));
	}

	@Test
	void readsAnOffsetAlone() {
		assertThat(RevisionIdentifier.parse("+2"))
			.isEqualTo(new RevisionIdentifier("+2", null, null, new RevisionIdentifier.Offset(true, 2)));
	}

	@Test
	void readsAnOffsetWithLabel() {
		assertThat(RevisionIdentifier.parse("left@-0"))
			.isEqualTo(new RevisionIdentifier("left@-0", "left", null, new RevisionIdentifier.Offset(false, 0)));
	}

	@Test
	void readsNamesInAnyScript() {
		assertThat(RevisionIdentifier.parse("größe@表_1.2+1")).isEqualTo(
				new RevisionIdentifier("größe@表_1.2+1", "größe", "表_1.2", new RevisionIdentifier.Offset(true, 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "l1 ", " l1", "l1\n", "@", "left@", "@head", "a@b@c", "l1+", "l1-", "+", "-",
			"l1+1junk", "l1+1+1", "l1++1", "+x", "a:b", "a,b", "l\u00a01", "l1+\u0661" })
	void refusesAnythingElse(String text) {
		assertThatExceptionOfType(MalformedIdentifierException.class).isThrownBy(() -> RevisionIdentifier.parse(text))
			.satisfies((ex) -> assertThat(ex.text()).isEqualTo(text));
	}

}
