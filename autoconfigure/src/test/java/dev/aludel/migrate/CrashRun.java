package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.aludel.migrate.CrashScenario.Progress;
import dev.aludel.migrate.CrashScenario.State;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.BreakingWire;
import dev.aludel.testing.BreakingWire.Deed;
import dev.aludel.testing.BreakingWire.Moment;
import dev.aludel.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Runs {@link CrashRevisions} to a sudden end and then once more, and compares that with
 * a run that nothing has disturbed.
 */
public final class CrashRun implements AutoCloseable {

	private final MigrationProject project;

	private final TestDatabase database;

	private final AludelSettings settings;

	private final CrashRevisions revisions;

	private CrashScenario scenario;

	private final Map<Way, Undisturbed> undisturbed = new LinkedHashMap<>();

	public CrashRun(Path directory, TestDatabase database) {
		this(directory, database, AludelSettings.defaults(), CrashRevisions.ofEveryKind());
	}

	CrashRun(Path directory, TestDatabase database, AludelSettings settings, CrashRevisions revisions) {
		this.project = revisions.project(directory);
		this.revisions = revisions;
		this.database = database;
		this.settings = settings;
		this.scenario = CrashScenario.on(database, revisions);
		for (Way way : Way.values()) {
			this.undisturbed.put(way, runUndisturbed(way));
		}
		this.scenario.forget();
	}

	private Undisturbed runUndisturbed(Way way) {
		try (BreakingWire wire = BreakingWire.whole(this.database)) {
			way.run(engine(dataSource(wire.port())));
			return new Undisturbed(wire.steps(), this.scenario.contents(), this.scenario.records());
		}
	}

	private Aludel engine(DataSource dataSource) {
		return this.project.aludel(dataSource, this.settings);
	}

	private DataSource dataSource(int port) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url(port));
		dataSource.setUser(this.database.user());
		dataSource.setPassword("");
		// Longer than anything takes here.
		dataSource.setSocketTimeout(60);
		return dataSource;
	}

	/** The URL of the database by another way. */
	public String url(int port) {
		return "jdbc:postgresql://localhost:" + port + "/" + this.database.name() + "?sslmode=disable";
	}

	/** Where the classes of the revisions are. */
	public Path classes() {
		return this.project.classes();
	}

	/** How many round trips it takes. */
	public int steps(Way way) {
		return undisturbed(way).steps().size();
	}

	/**
	 * The round trips to be disturbed: with {@code -Plong} all of them, otherwise the
	 * first of each kind, some commits more, and of the way down what is not on the way
	 * up.
	 */
	public List<Integer> selectedSteps(Way way) {
		if (Boolean.getBoolean("aludel.long")) {
			return IntStream.rangeClosed(1, steps(way)).boxed().toList();
		}
		Map<String, Integer> selected = firstOfEachKind(way);
		if (way == Way.DOWN) {
			selected.keySet().removeAll(firstOfEachKind(Way.UP).keySet());
		}
		return List.copyOf(selected.values());
	}

	private Map<String, Integer> firstOfEachKind(Way way) {
		Map<String, Integer> kinds = new LinkedHashMap<>();
		int commits = 0;
		List<String> all = undisturbed(way).steps();
		for (int step = 1; step <= all.size(); step++) {
			String kind = Arrays.stream(all.get(step - 1).split("\\s+", 4)).limit(3).collect(Collectors.joining(" "));
			if (kind.equals("COMMIT")) {
				commits++;
				kind += (commits % 4 == 0) ? commits : "";
			}
			kinds.putIfAbsent(kind, step);
		}
		return kinds;
	}

	private Undisturbed undisturbed(Way way) {
		return Objects.requireNonNull(this.undisturbed.get(way));
	}

	/** Terminates the backend, and lets the client hear it. */
	Deed termination() {
		return (backend) -> {
			this.scenario.terminate(backend);
			return backend != 0;
		};
	}

	/**
	 * Runs to a sudden end in this process, and looks at what is left and at what was
	 * told.
	 */
	void disturb(Way way, int step, Moment moment, Deed deed, Runnable afterwards) {
		State before = this.scenario.state();
		try (BreakingWire wire = BreakingWire.breakingAt(this.database, step, moment, deed)) {
			Throwable failure = catchThrowable(() -> way.run(engine(dataSource(wire.port()))));
			String where = where(way, step, moment);
			// Nobody waits for the end of the last one.
			assertThat(wire.awaitBreak()).as(where).isTrue();
			afterwards.run();
			State after = look(where);
			if (failure != null) {
				assertToldRight(failure, before, after, where);
			}
			else {
				assertThat(after.applied()).as(where).hasSize(way == Way.UP ? this.revisions.size() : 0);
			}
		}
	}

	public String where(Way way, int step, Moment moment) {
		return "%s broken %s step %d of %d, %s".formatted(way, moment, step, steps(way),
				undisturbed(way).steps().get(step - 1));
	}

	/** Looks at what is left as soon as the server has let go of it. */
	public State look(String where) {
		this.scenario.awaitQuiet();
		assertThat(this.scenario.advisoryLocks()).as(where).isEmpty();
		State state = this.scenario.state();
		state.assertAgreement(this.revisions, where);
		return state;
	}

	/** Runs once more, and compares. */
	public void finish(Way way, String where) {
		way.run(engine(this.database.dataSource()));
		assertFinished(way, where);
	}

	/** Compares with what an undisturbed run leaves. */
	public void assertFinished(Way way, String where) {
		look(where);
		assertThat(this.scenario.contents()).as(where).isEqualTo(undisturbed(way).contents());
		assertThat(this.scenario.records()).as(where).isEqualTo(undisturbed(way).records());
		List<String> successes = new ArrayList<>(this.scenario.successes());
		assertThat(successes).as(where).endsWith(way.successes(this.revisions.size())).doesNotHaveDuplicates();
	}

	/** Forgets the records of a way there and back. */
	public void forget() {
		this.scenario.forget();
	}

	/** After the server has been away. */
	void reconnect() {
		this.scenario = CrashScenario.on(this.database, this.revisions);
	}

	private static void assertToldRight(Throwable failure, State before, State after, String where) {
		assertThat(failure).as(where).isInstanceOf(AludelException.class);
		String told = where + ": " + failure.getMessage();
		if (!(failure instanceof RevisionFailedException failed)) {
			assertThat(failure.getMessage()).as(told).contains("Nothing was run.");
			assertThat(after.applied()).as(told).isEqualTo(before.applied());
			assertThat(after.progress()).as(told).isEqualTo(before.progress());
			return;
		}
		Progress progress = after.progress().getOrDefault(failed.revision(), Progress.NONE);
		boolean applied = after.applied().contains(failed.revision());
		if (failed.outcome() == Outcome.UNKNOWN) {
			assertThat(failure.getMessage()).as(told).contains("it is not known whether").doesNotContain("rolled back");
		}
		else {
			assertThat(applied).as(told).isEqualTo(failed.direction() == Direction.DOWNGRADE);
			String head = after.applied().isEmpty() ? "" : after.applied().get(after.applied().size() - 1);
			assertThat(String.join("", failed.heads())).as(told).isEqualTo(head);
		}
		switch (failed.outcome()) {
			case ROLLED_BACK -> assertThat(progress).as(told).isEqualTo(Progress.NONE);
			case UNFINISHED -> {
				assertThat(progress).as(told).isNotEqualTo(Progress.NONE);
				int committed = failed.committedStatements();
				if (told.contains("is done is not known")) {
					assertThat(progress.completed()).as(told).isBetween(committed, committed + 1);
				}
				else {
					assertThat(progress.completed()).as(told).isEqualTo(committed);
				}
			}
			default -> assertThat(failed.outcome()).as(told).isEqualTo(Outcome.UNKNOWN);
		}
	}

	@Override
	public void close() {
		this.scenario.close();
	}

	/** Which way a run goes. */
	public enum Way {

		/** To the head. */
		UP(Aludel::upgrade),

		/** To the base. */
		DOWN((aludel) -> aludel.downgrade("base"));

		private final Consumer<Aludel> task;

		Way(Consumer<Aludel> task) {
			this.task = task;
		}

		void run(Aludel aludel) {
			this.task.accept(aludel);
		}

		private String[] successes(int revisions) {
			String[] successes = new String[revisions];
			for (int index = 0; index < revisions; index++) {
				successes[index] = (this == UP) ? "upgrade " + (index + 1) : "downgrade " + (revisions - index);
			}
			return successes;
		}

	}

	/**
	 * What a run does and leaves when nothing comes between.
	 *
	 * @param steps its round trips
	 * @param contents the contents of the database
	 * @param records the applied revisions
	 */
	private record Undisturbed(List<String> steps, List<String> contents, List<String> records) {

	}

}
