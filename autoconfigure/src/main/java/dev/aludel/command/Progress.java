package dev.aludel.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.aludel.migrate.Direction;
import dev.aludel.migrate.LockWait;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.migrate.RunningStatement;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a long run is doing: a line that changes in place where a person watches,
 * and elsewhere a line now and then. A run that is over in a moment shows nothing.
 */
final class Progress implements MigrationListener, AutoCloseable {

	private static final Duration TICK = Duration.ofMillis(250);

	private static final Duration FIRST_LINE = Duration.ofSeconds(10);

	private static final Duration LAST_PAUSE = Duration.ofMinutes(5);

	private static final int LONGEST_SQL = 60;

	private static final String TO_THE_LEFT = "\r";

	private static final String CLEAR_TO_THE_END = "\u001B[K";

	private final PrintWriter err;

	private final boolean inPlace;

	private final int width;

	private final LongSupplier clock;

	private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "aludel-progress");
		thread.setDaemon(true);
		return thread;
	});

	private List<RevisionNode> revisions = List.of();

	private int number;

	private @Nullable RunningStatement statement;

	private long since;

	private boolean drawn;

	private Duration pause = FIRST_LINE;

	private long lastLine;

	Progress(PrintWriter err, boolean inPlace, int width, LongSupplier clock) {
		this.err = err;
		this.inPlace = inPlace;
		this.width = width;
		this.clock = clock;
		this.lastLine = clock.getAsLong();
	}

	static Progress begin(Terminal terminal) {
		Progress progress = new Progress(terminal.err(), terminal.interactive(), terminal.width(), System::nanoTime);
		progress.ticker.scheduleAtFixedRate(progress::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
		return progress;
	}

	@Override
	public synchronized void beforeRun(List<RevisionNode> planned, Direction direction) {
		this.revisions = List.copyOf(planned);
	}

	@Override
	public synchronized void beforeLockWait(LockWait wait) {
		this.err.println(wait.describe() + ".");
		this.err.flush();
	}

	@Override
	public synchronized void beforeRetry(RevisionRetry retry) {
		if (this.drawn) {
			this.err.print(TO_THE_LEFT + CLEAR_TO_THE_END);
		}
		this.err.println(retry.describe() + ".");
		this.err.flush();
		this.statement = null;
		this.since = this.clock.getAsLong();
	}

	@Override
	public synchronized void beforeRevision(RevisionNode revision, Direction direction) {
		this.number++;
		this.statement = null;
		this.since = this.clock.getAsLong();
		this.pause = FIRST_LINE;
	}

	@Override
	public synchronized void beforeStatement(RunningStatement running) {
		this.statement = running;
		this.since = this.clock.getAsLong();
	}

	@Override
	public synchronized void afterStatement(RunningStatement done, Duration elapsed) {
		this.statement = null;
		this.since = this.clock.getAsLong();
	}

	/** Shows what there is to show by now. */
	synchronized void tick() {
		if (this.number == 0 || this.number > this.revisions.size()) {
			return;
		}
		if (this.inPlace) {
			this.err.print(TO_THE_LEFT + cut(line(), this.width - 1) + CLEAR_TO_THE_END);
			this.err.flush();
			this.drawn = true;
		}
		else if (elapsed(this.lastLine).compareTo(this.pause) >= 0) {
			this.err.println(line());
			this.err.flush();
			this.lastLine = this.clock.getAsLong();
			Duration doubled = this.pause.multipliedBy(2);
			this.pause = (doubled.compareTo(LAST_PAUSE) < 0) ? doubled : LAST_PAUSE;
		}
	}

	private String line() {
		RevisionNode revision = this.revisions.get(this.number - 1);
		String name = revision.message().isEmpty() ? revision.id() : revision.id() + " " + revision.message();
		String doing = (this.statement != null) ? ": " + words(this.statement) : "";
		return "revision %s of %s, %s%s (%s)".formatted(this.number, this.revisions.size(), name, doing,
				Elapsed.wholeSeconds(elapsed(this.since)));
	}

	private static String words(RunningStatement statement) {
		String sql = statement.sql().strip().replaceAll("\\s+", " ");
		return (sql.length() <= LONGEST_SQL) ? sql : sql.substring(0, LONGEST_SQL - 1) + "…";
	}

	private Duration elapsed(long begin) {
		return Duration.ofNanos(this.clock.getAsLong() - begin);
	}

	// The time at the end is what changes.
	private static String cut(String line, int width) {
		if (line.length() <= width) {
			return line;
		}
		String time = line.substring(line.lastIndexOf(" ("));
		return line.substring(0, Math.max(width - time.length() - 1, 0)) + "…" + time;
	}

	@Override
	public void close() {
		this.ticker.shutdownNow();
		clear();
	}

	private synchronized void clear() {
		this.number = 0;
		if (this.drawn) {
			this.err.print(TO_THE_LEFT + CLEAR_TO_THE_END);
			this.err.flush();
		}
	}

}
