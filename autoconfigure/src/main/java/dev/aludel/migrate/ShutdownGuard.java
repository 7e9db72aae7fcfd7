package dev.aludel.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Cancels engines when the process is told to end, by Ctrl-C or {@code SIGTERM}. Without
 * it the server would go on with the statement of a process that is gone, and keep its
 * locks. Whoever opens it runs the engines before closing it; the end of the process
 * waits for that: at most ten seconds while an engine is at work in the database,
 * otherwise one, for what waits for a person or for a connection has nothing to put in
 * order.
 */
public final class ShutdownGuard implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration IDLE_PATIENCE = Duration.ofSeconds(1);

	private final List<Aludel> engines = new ArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final @Nullable Runnable beginning;

	private final @Nullable Runnable warning;

	private final Thread hook = new Hook();

	private boolean shuttingDown;

	/**
	 * Opens a guard over no engine.
	 */
	public ShutdownGuard() {
		this(null, null);
	}

	/**
	 * Opens a guard over no engine.
	 * @param beginning is run as soon as the process is told to end, or {@code null}
	 * @param warning is run after that when the process is told to end and an engine is
	 * at work, before it is cancelled, or {@code null}
	 */
	public ShutdownGuard(@Nullable Runnable beginning, @Nullable Runnable warning) {
		this.beginning = beginning;
		this.warning = warning;
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			this.shuttingDown = true;
		}
	}

	/**
	 * Puts an engine under the guard.
	 * @param engine the engine
	 * @return the same engine
	 */
	public Aludel guard(Aludel engine) {
		if (!isTaken(engine)) {
			engine.cancellation().refuseFromNowOn();
		}
		return engine;
	}

	private synchronized boolean isTaken(Aludel engine) {
		return !this.shuttingDown && this.engines.add(engine);
	}

	private void shutDown() {
		if (this.beginning != null) {
			this.beginning.run();
		}
		List<Aludel> busy = begin();
		if (!busy.isEmpty() && this.warning != null) {
			this.warning.run();
		}
		try {
			for (Aludel engine : busy) {
				engine.cancel(PATIENCE);
			}
			// What has happened is still to be told.
			Duration patience = busy.isEmpty() ? IDLE_PATIENCE : PATIENCE;
			this.closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized List<Aludel> begin() {
		this.shuttingDown = true;
		this.engines.forEach((engine) -> engine.cancellation().refuseFromNowOn());
		return this.engines.stream().filter((engine) -> engine.cancellation().isBusy()).toList();
	}

	/**
	 * Gives the engines back to themselves.
	 */
	@Override
	public void close() {
		this.closed.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The process is ending: the hook is on its way.
		}
	}

	/** Waits for the end of the process. */
	private final class Hook extends Thread {

		Hook() {
			super("aludel-shutdown");
		}

		@Override
		public void run() {
			shutDown();
		}

	}

}
