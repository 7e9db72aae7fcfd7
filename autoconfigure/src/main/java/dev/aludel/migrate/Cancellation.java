package dev.aludel.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets another thread stop what an engine does, for good. Shared by the engines that were
 * made of each other.
 */
final class Cancellation {

	// A request that arrives between two statements is not heard by the server.
	private static final Duration REPETITION = Duration.ofMillis(100);

	private final Set<CancellableRun> runs = new LinkedHashSet<>();

	private boolean requested;

	/** Makes the work of the calling thread known to those who may want to stop it. */
	synchronized CancellableRun begin() {
		return begin(true);
	}

	/** The same for work that only looks, and leaves nothing to put in order. */
	synchronized CancellableRun beginToWait() {
		return begin(false);
	}

	private CancellableRun begin(boolean writing) {
		CancellableRun run = new CancellableRun(this, writing);
		this.runs.add(run);
		return run;
	}

	synchronized void end(CancellableRun run) {
		this.runs.remove(run);
		notifyAll();
	}

	synchronized boolean isRequested() {
		return this.requested;
	}

	/** Whether there is anything to put in order. */
	synchronized boolean isBusy() {
		return this.runs.stream().anyMatch(CancellableRun::isWriting);
	}

	/** Stops everything at the next place where it can, without waiting for it. */
	synchronized void refuseFromNowOn() {
		this.requested = true;
		notifyAll();
	}

	/** Sleeps, but no longer than until somebody wants to stop. */
	synchronized void pause(Duration pause) throws InterruptedException {
		long end = System.nanoTime() + pause.toNanos();
		for (long left = pause.toNanos(); left > 0 && !this.requested; left = end - System.nanoTime()) {
			TimeUnit.NANOSECONDS.timedWait(this, left);
		}
	}

	/**
	 * Stops the runs of all other threads.
	 * @return whether they have come to their end
	 */
	boolean request(Duration patience) throws InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		refuseFromNowOn();
		List<CancellableRun> others = others();
		for (long left = patience.toNanos(); !others.isEmpty() && left > 0; left = end - System.nanoTime()) {
			others.forEach(CancellableRun::cancelStatement);
			waitForEnd(Math.min(left, REPETITION.toNanos()));
			others = others();
		}
		return others.isEmpty();
	}

	private synchronized void waitForEnd(long nanos) throws InterruptedException {
		if (!others().isEmpty()) {
			TimeUnit.NANOSECONDS.timedWait(this, nanos);
		}
	}

	private synchronized List<CancellableRun> others() {
		List<CancellableRun> others = new ArrayList<>(this.runs);
		others.removeIf(CancellableRun::isOfThisThread);
		return others;
	}

}
