package dev.aludel.migrate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another instance that holds the migration lock before its first revision, until it is
 * told to go on.
 */
public final class HeldRun implements AutoCloseable {

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private final CountDownLatch held = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	private final Future<RunReport> run;

	private HeldRun(MigrationProject project, TestDatabase database) {
		this.run = this.executor.submit(() -> project.aludel(database.dataSource(), new Hold()).upgrade());
	}

	/** Starts the instance and waits until it holds the lock. */
	public static HeldRun of(MigrationProject project, TestDatabase database) {
		HeldRun run = new HeldRun(project, database);
		await(run.held);
		return run;
	}

	/** Lets it go on as soon as another waits for it. */
	public MigrationListener releaseOnWait() {
		return new MigrationListener() {

			@Override
			public void beforeLockWait(LockWait wait) {
				HeldRun.this.released.countDown();
			}

		};
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Lets it go on, and waits for its end. */
	@Override
	public void close() throws Exception {
		this.released.countDown();
		try {
			this.run.get(30, TimeUnit.SECONDS);
		}
		finally {
			this.executor.shutdownNow();
		}
	}

	private final class Hold implements MigrationListener {

		@Override
		public void beforeRevision(RevisionNode revision, Direction direction) {
			HeldRun.this.held.countDown();
			await(HeldRun.this.released);
		}

	}

}
