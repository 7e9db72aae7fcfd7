package dev.aludel.migrate;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits until a database has every revision of the application, by looking at it again
 * and again.
 *
 * @param state looks where the database stands
 * @param watcher is told whenever that has changed
 * @param cancellation who may want to stop it
 */
record HeadWait(Supplier<DatabaseState> state, Consumer<AwaitedHead> watcher, Cancellation cancellation) {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	DatabaseState await(Duration timeout) {
		try (CancellableRun run = this.cancellation.beginToWait()) {
			return await(timeout, run);
		}
	}

	private DatabaseState await(Duration timeout, CancellableRun run) {
		long begin = System.nanoTime();
		Duration pause = FIRST_PAUSE;
		String told = "";
		while (true) {
			AwaitedHead found = look();
			DatabaseState reached = found.state();
			if (reached != null && reached.upToDate()) {
				return reached;
			}
			if (!found.describe().equals(told)) {
				told = found.describe();
				this.watcher.accept(found);
			}
			Duration left = timeout.minusNanos(System.nanoTime() - begin);
			if (left.isNegative() || left.isZero()) {
				throw new HeadNotReachedException(timeout, found);
			}
			pause(run, (pause.compareTo(left) < 0) ? pause : left, found);
			pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
		}
	}

	// What may change when others have done their part is waited for, a refusal is not.
	private AwaitedHead look() {
		try {
			return new AwaitedHead(this.state.get(), null);
		}
		catch (DatabaseUnavailableException ex) {
			if (ex.isRefusedLogin()) {
				throw ex;
			}
			return new AwaitedHead(null, ex);
		}
		catch (BookkeepingException | NoCurrentSchemaException ex) {
			return new AwaitedHead(null, ex);
		}
	}

	private static void pause(CancellableRun run, Duration pause, AwaitedHead found) {
		try {
			run.pause(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (run.isToStop()) {
			throw RunInterruptedException.whileWaitingForHead(found.describe());
		}
	}

}
