package dev.aludel.actuate.observation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.LockWait;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.migrate.RunReport;
import dev.aludel.revision.RevisionNode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/** Counts what one engine does, from its first run on, for registries that come later. */
final class EngineTallies implements MigrationListener {

	private final String database;

	private final Map<Direction, Map<Outcome, Tally>> revisions = new EnumMap<>(Direction.class);

	private final Map<Outcome, Tally> lockWaits = tallies();

	private final LongAdder retries = new LongAdder();

	// A run tells everything on its own thread; there may be several runs.
	private final Map<Thread, Long> begins = new ConcurrentHashMap<>();

	private volatile @Nullable RunReport lastReport;

	EngineTallies(String database) {
		this.database = database;
		for (Direction direction : Direction.values()) {
			this.revisions.put(direction, tallies());
		}
	}

	private static Map<Outcome, Tally> tallies() {
		Map<Outcome, Tally> tallies = new EnumMap<>(Outcome.class);
		for (Outcome outcome : Outcome.values()) {
			tallies.put(outcome, new Tally());
		}
		return tallies;
	}

	@Override
	public void beforeRevision(RevisionNode revision, Direction direction) {
		this.begins.put(Thread.currentThread(), System.nanoTime());
	}

	@Override
	public void afterRevision(CompletedRevision revision) {
		this.begins.remove(Thread.currentThread());
		Direction direction = (revision.action() == HistoryAction.DOWNGRADE) ? Direction.DOWNGRADE : Direction.UPGRADE;
		add(direction, Outcome.SUCCESS, revision.duration());
	}

	@Override
	public void revisionFailed(RevisionFailedException failure) {
		Long begin = this.begins.remove(Thread.currentThread());
		add(failure.direction(), Outcome.of(failure),
				(begin != null) ? Duration.ofNanos(System.nanoTime() - begin) : Duration.ZERO);
	}

	private void add(Direction direction, Outcome outcome, Duration duration) {
		add(this.revisions.getOrDefault(direction, Map.of()), outcome, duration);
	}

	private static void add(Map<Outcome, Tally> tallies, Outcome outcome, Duration duration) {
		Tally tally = tallies.get(outcome);
		if (tally != null) {
			tally.add(duration);
		}
	}

	@Override
	public void afterLockWait(LockWait wait, Duration waited, boolean obtained) {
		add(this.lockWaits, obtained ? Outcome.SUCCESS : Outcome.FAILURE, waited);
	}

	@Override
	public void beforeRetry(RevisionRetry retry) {
		this.retries.increment();
	}

	@Override
	public void runFinished(RunReport report) {
		this.lastReport = report;
	}

	@Override
	public void verified(RunReport report) {
		this.lastReport = report;
	}

	@Override
	public void runFailed(Throwable failure) {
		this.begins.remove(Thread.currentThread());
	}

	void bindTo(MeterRegistry registry) {
		Tags tags = Tags.of("database", this.database);
		this.revisions.forEach((direction, tallies) -> bind(registry, "aludel.revisions.run",
				"Revisions that were run, and how long they took", tags.and("direction", Directions.text(direction)),
				tallies));
		bind(registry, "aludel.lock.wait", "Waits for another instance that migrates the same database", tags,
				this.lockWaits);
		FunctionCounter.builder("aludel.retries", this.retries, LongAdder::sum)
			.description("Attempts at a revision or at a batch of a backfill that were given up and made again")
			.tags(tags)
			.register(registry);
		Gauge.builder("aludel.revisions.applied", this, EngineTallies::applied)
			.description("Revisions that the database had when it was last run or verified")
			.tags(tags)
			.register(registry);
		Gauge.builder("aludel.revisions.unknown", this, EngineTallies::unknown)
			.description("Revisions of the database that the application did not know then")
			.tags(tags)
			.register(registry);
	}

	private static void bind(MeterRegistry registry, String name, String description, Tags tags,
			Map<Outcome, Tally> tallies) {
		tallies.forEach((outcome, tally) -> FunctionTimer
			.builder(name, tally, Tally::count, Tally::nanoseconds, TimeUnit.NANOSECONDS)
			.description(description)
			.tags(tags.and(Outcome.NAME, outcome.text()))
			.register(registry));
	}

	private double applied() {
		RunReport report = this.lastReport;
		return (report != null) ? report.applied() : Double.NaN;
	}

	private double unknown() {
		RunReport report = this.lastReport;
		return (report != null) ? report.unknown().size() : Double.NaN;
	}

}
