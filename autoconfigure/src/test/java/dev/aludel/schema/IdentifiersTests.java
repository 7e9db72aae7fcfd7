package dev.aludel.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdentifiersTests {

	@Test
	void acceptsAsManyBytesAsPostgresStores() {
		String ascii = "a".repeat(63);
		String umlauts = "ä".repeat(31) + "a";
		assertThat(Identifiers.check("table", ascii)).isEqualTo(ascii);
		assertThat(Identifiers.check("table", umlauts)).isEqualTo(umlauts);
	}

	@Test
	void refusesNamesThatPostgresWouldCut() {
		String name = "ä".repeat(32);
		assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.check("table", name))
			.withMessage("The name of table " + name + " has 64 bytes; PostgreSQL keeps at most 63. Shorten it.");
	}

	@Test
	void refusesNamesThatAreEmptyOrHoldNul() {
		assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.check("table", ""))
			.withMessage("The name of a table must not be empty.");
		assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.check("table", "a\0b"))
			.withMessage("The name of table a\\0b holds a NUL character, which PostgreSQL cannot store.");
	}

	@Test
	void refusesANameThatStandsTwice() {
		assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.checkAll("column", List.of("a", "b", "a")))
			.withMessage("The column a is named twice.");
	}

	@Test
	void refusesNoNameWhereOneIsNeeded() {
		assertThatIllegalArgumentException().isThrownBy(() -> PrimaryKey.of("pk_tasks", List.of()))
			.withMessage("The primary key needs at least one column.");
	}

}
