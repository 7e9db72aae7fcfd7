package dev.aludel.autogenerate.compare;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreeNameTests {

	@Test
	void leavesAShortNameAsItIs() {
		assertThat(new FreeName("ix_t_a").unless(Set.of()::contains)).isEqualTo("ix_t_a");
	}

	@Test
	void countsUpWhileTheNameIsTaken() {
		assertThat(new FreeName("ix_t_a").unless(Set.of("ix_t_a", "ix_t_a_2")::contains)).isEqualTo("ix_t_a_3");
	}

	@Test
	void cutsBetweenTwoCharactersAndNeverWithinOne() {
		for (int length = 50; length < 70; length++) {
			String name = new FreeName("x" + "é".repeat(length) + "😀".repeat(3)).unless(Set.of()::contains);
			assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(61, 63);
			assertThat(name).doesNotContain("\uFFFD").matches("xé+_[0-9a-f]{8}");
		}
	}

	@Test
	void keepsTwoLongNamesApart() {
		String common = "ix_" + "a".repeat(70);
		assertThat(new FreeName(common + "1").unless(Set.of()::contains))
			.isNotEqualTo(new FreeName(common + "2").unless(Set.of()::contains));
	}

}
