package dev.aludel.autogenerate.command;

import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.draft.DraftRevision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The places of revisions that follow one another. */
class ChainPlacesTests {

	private static final List<String> MESSAGES = List.of("fill in code of tasks", "require code of tasks");

	@Test
	void eachRevisionContinuesTheOneBeforeASecondLater() {
		assertThat(places("20251231235959", Set.of())).containsExactly(
				place("20251231235959", "20250101000000", "add code to tasks"),
				place("20260101000000", "20251231235959", "fill in code of tasks"),
				place("20260101000001", "20260101000000", "require code of tasks"));
	}

	@Test
	void idsThatAreTakenAreLeftOut() {
		assertThat(places("20260101000000", Set.of("20260101000001"))).extracting(DraftRevision::id)
			.containsExactly("20260101000000", "20260101000002", "20260101000003");
	}

	@Test
	void anIdThatIsNoTimeIsNumbered() {
		assertThat(places("code", Set.of("code_2"))).extracting(DraftRevision::id)
			.containsExactly("code", "code_3", "code_4");
	}

	@Test
	void onlyTheFirstOneHasTheDependenciesAndLabels() {
		DraftRevision first = place("1", "0", "add code").dependsOn(List.of("7")).branchLabels(List.of("code"));
		List<DraftRevision> places = new ChainPlaces(first, (id) -> false).followedBy(MESSAGES);
		assertThat(places.get(0)).isEqualTo(first);
		assertThat(places.get(1)).isEqualTo(place("1_2", "1", "fill in code of tasks"));
	}

	private static List<DraftRevision> places(String id, Set<String> taken) {
		return new ChainPlaces(place(id, "20250101000000", "add code to tasks"), taken::contains).followedBy(MESSAGES);
	}

	private static DraftRevision place(String id, String revises, String message) {
		return DraftRevision.of(id, List.of(revises), message, "db.migration");
	}

}
