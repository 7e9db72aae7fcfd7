package dev.aludel.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ctrl-C end a command as the engine ends it: the statement is cancelled, the
 * revision rolled back, and the user told where the database stands.
 */
final class Interruption implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final CountDownLatch told = new CountDownLatch(1);

	private final Thread hook = new Thread(this::interrupt, "aludel-interruption");

	private volatile @Nullable Aludel engine;

	/** Watches for the end of the process while the engine works. */
	void watch(Aludel aludel) {
		boolean watching = this.engine != null;
		this.engine = aludel;
		try {
			if (!watching) {
				Runtime.getRuntime().addShutdownHook(this.hook);
			}
		}
		catch (IllegalStateException ex) {
			// The process is about to end: nothing shall begin.
			cancel(aludel);
		}
	}

	private void interrupt() {
		try {
			if (this.engine != null && cancel(this.engine)) {
				this.told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean cancel(Aludel engine) {
		try {
			return engine.cancel(PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Called once the result or the failure has been written. */
	@Override
	public void close() {
		this.told.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The process ends already, and the hook with it.
		}
	}

}
