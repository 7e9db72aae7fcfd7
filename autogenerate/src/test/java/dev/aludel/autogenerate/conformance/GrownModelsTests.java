package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.conformance.ModelWalk.UntriableException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pairs of entity models walk the whole way. A failure prints its seed, and the
 * smallest pair found that fails in the same way. {@code -Dproperty.tries=1000} makes a
 * long run of it, {@code -Dproperty.seed=4711} begins elsewhere; the profile {@code long}
 * does both.
 */
@PostgresTest
class GrownModelsTests {

	private static final long TRIES = Long.getLong("property.tries", 12L);

	private static final long FIRST = Long.getLong("property.seed", 1L);

	private static final int SHRINKING = Integer.getInteger("property.shrinking", 80);

	@Test
	void everyChangeOfEntitiesLeadsThereAndBack(TestDatabase database) {
		int walked = 0;
		for (long seed = FIRST; seed < FIRST + TRIES; seed++) {
			GrownPair pair = new ModelGrower(seed).pair();
			boolean byHibernate = seed % 3 == 0;
			String complaint = complaint(database, pair, byHibernate);
			if (complaint == null) {
				continue;
			}
			walked++;
			if (!complaint.isEmpty()) {
				String kind = kind(complaint);
				GrownPair smallest = pair.shrink((candidate) -> {
					String other = complaint(database, candidate, byHibernate);
					return other != null && kind(other).equals(kind);
				}, SHRINKING);
				throw new AssertionError("Seed %d (before created by %s): %s%n%n%s".formatted(seed,
						byHibernate ? "Hibernate" : "a draft", complaint(database, smallest, byHibernate),
						smallest.readable()));
			}
		}
		assertThat(walked).as("models that Hibernate accepts").isGreaterThan((int) (TRIES / 2));
	}

	/** Failures of one kind, whatever the names in them. */
	private static String kind(String complaint) {
		return complaint.lines().limit(2).map((line) -> line.replaceAll("[0-9]+|\\W.*", "")).toList().toString();
	}

	private static @Nullable String complaint(TestDatabase server, GrownPair pair, boolean byHibernate) {
		try (TestDatabase database = server.another()) {
			return new ModelWalk(database).complaint(pair, byHibernate);
		}
		catch (UntriableException ex) {
			return null;
		}
		catch (RuntimeException ex) {
			return ex.getClass().getSimpleName() + ": " + ex.getMessage();
		}
	}

}
