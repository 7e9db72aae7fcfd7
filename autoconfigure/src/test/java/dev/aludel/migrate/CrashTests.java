package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.function.Function;

import dev.aludel.migrate.CrashRun.Way;
import dev.aludel.testing.BreakingWire.Deed;
import dev.aludel.testing.BreakingWire.Moment;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of a run that loses its connection or its backend: at every round trip of
 * an upgrade and of a downgrade.
 */
@PostgresTest
@Timeout(600)
class CrashTests {

	private static final AludelSettings BY_TRANSACTION = AludelSettings.defaults().withLockMode(LockMode.TRANSACTION);

	private final Path directory;

	CrashTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void losesTheConnectionBeforeEachStep(TestDatabase database) {
		breakEverywhere(database, Moment.BEFORE, (run) -> Deed.CUT);
	}

	@Test
	void losesTheAnswerToEachStep(TestDatabase database) {
		breakEverywhere(database, Moment.AFTER, (run) -> Deed.CUT);
	}

	@Test
	void losesItsBackendBeforeEachStep(TestDatabase database) {
		breakEverywhere(database, Moment.BEFORE, CrashRun::termination);
	}

	@Test
	@EnabledIfSystemProperty(named = "aludel.long", matches = "true",
			disabledReason = "Where it strikes is a matter of luck: -Plong")
	void losesTheConnectionWhileTheServerIsAtEachStep(TestDatabase database) {
		breakEverywhere(database, Moment.DURING, (run) -> Deed.CUT);
	}

	@Test
	@EnabledIfSystemProperty(named = "aludel.long", matches = "true",
			disabledReason = "Where it strikes is a matter of luck: -Plong")
	void losesItsBackendWhileThatIsAtEachStep(TestDatabase database) {
		breakEverywhere(database, Moment.DURING, CrashRun::termination);
	}

	@Test
	void losesTheAnswerToEachStepOfARunInOneTransaction(TestDatabase database) {
		AludelSettings settings = AludelSettings.defaults();
		breakEverywhere(database, settings.withRun(settings.run().withTransaction(TransactionScope.RUN)),
				CrashRevisions.ofEveryKind(), Moment.AFTER, (run) -> Deed.CUT);
	}

	@Test
	void losesTheAnswerToEachStepWithTheLockOfTheTransaction(TestDatabase database) {
		breakEverywhere(database, BY_TRANSACTION, CrashRevisions.inTransactions(), Moment.AFTER, (run) -> Deed.CUT);
	}

	@Test
	void losesItsBackendBeforeEachStepWithTheLockOfTheTransaction(TestDatabase database) {
		breakEverywhere(database, BY_TRANSACTION, CrashRevisions.inTransactions(), Moment.BEFORE,
				CrashRun::termination);
	}

	private void breakEverywhere(TestDatabase database, Moment moment, Function<CrashRun, Deed> deed) {
		breakEverywhere(database, AludelSettings.defaults(), CrashRevisions.ofEveryKind(), moment, deed);
	}

	private void breakEverywhere(TestDatabase database, AludelSettings settings, CrashRevisions revisions,
			Moment moment, Function<CrashRun, Deed> deed) {
		try (CrashRun run = new CrashRun(this.directory, database, settings, revisions)) {
			int last = Math.max(run.steps(Way.UP), run.steps(Way.DOWN));
			for (int step = 1; step <= last; step++) {
				for (Way way : Way.values()) {
					int there = Math.min(step, run.steps(way));
					run.disturb(way, there, moment, deed.apply(run), () -> {
					});
					run.finish(way, run.where(way, there, moment));
				}
				run.forget();
			}
		}
	}

}
