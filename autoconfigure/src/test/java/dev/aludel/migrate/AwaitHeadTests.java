package dev.aludel.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class AwaitHeadTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)");

	private static final RevisionSource SECOND = revision("2", "1").sqlUp("create table b (x int)");

	private final Path directory;

	AwaitHeadTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void returnsAtOnceWhenTheDatabaseIsThere(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		aludel.upgrade();
		List<AwaitedHead> told = new ArrayList<>();
		assertThat(aludel.awaitHead(Duration.ZERO, told::add).heads()).containsExactly("1");
		assertThat(told).isEmpty();
	}

	@Test
	void takesADatabaseThatIsAheadForThere(TestDatabase database) {
		MigrationProject.of(this.directory, FIRST, SECOND).aludel(database.dataSource()).upgrade();
		Aludel older = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		assertThat(older.awaitHead(Duration.ZERO).unknown()).containsExactly("2");
	}

	@Test
	void waitsUntilAnotherHasMigratedAndTellsWhatIsMissing(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, FIRST, SECOND);
		List<String> told = new ArrayList<>();
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			// Each step is taken once the one before it was seen.
			Consumer<AwaitedHead> watcher = (found) -> {
				told.add(found.describe());
				String target = (told.size() == 1) ? "1" : "2";
				join(executor.submit(() -> project.aludel(database.dataSource()).upgrade(target)));
			};
			DatabaseState state = project.aludel(database.dataSource()).awaitHead(LONG, watcher);
			assertThat(state.heads()).containsExactly("2");
			String name = database.name() + " on localhost:" + port(database);
			assertThat(told).containsExactly("Database " + name + " is without revisions and lacks revisions 1 and 2.",
					"Database " + name + " is at 1 and lacks revision 2.");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void changesNothing(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		assertThatExceptionOfType(HeadNotReachedException.class).isThrownBy(() -> aludel.awaitHead(Duration.ZERO));
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void saysWhereTheDatabaseStandsWhenTimeIsUp(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, FIRST, SECOND);
		Aludel aludel = project.aludel(database.dataSource());
		aludel.upgrade("1");
		HeadNotReachedException refusal = catchThrowableOfType(HeadNotReachedException.class,
				() -> aludel.awaitHead(Duration.ofMillis(120)));
		assertThat(refusal).hasMessage("""
				Waited 0.1 s for the database to have every revision of this application.
				Database %s is at 1 and lacks revision 2.
				See whether the job that migrates it has failed, or wait longer."""
			.formatted(aludel.state().database()));
		assertThat(refusal.waited()).isEqualTo(Duration.ofMillis(120));
		assertThat(refusal.state()).isEqualTo(aludel.state());
	}

	@Test
	void doesNotTakeAHalfDoneRevisionForDone(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, FIRST, revision("2", "1").up("""
				op.createIndexConcurrently("a", index("ix_a_x").on("x"));
				op.execute("insert into allowed values (1)");
				""")).aludel(database.dataSource());
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		Aludel older = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		assertThatExceptionOfType(HeadNotReachedException.class).isThrownBy(() -> older.awaitHead(Duration.ZERO))
			.withMessageContaining("is at 1, with 2 unfinished.");
	}

	@Test
	void waitsForADatabaseThatCannotBeReached() {
		PGSimpleDataSource nobody = new PGSimpleDataSource();
		nobody.setUrl("jdbc:postgresql://localhost:1/tasks");
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(nobody);
		HeadNotReachedException refusal = catchThrowableOfType(HeadNotReachedException.class,
				() -> aludel.awaitHead(Duration.ofMillis(100)));
		assertThat(refusal).hasMessage("""
				Waited 0.1 s for the database to have every revision of this application.
				No connection to the database: Connection to localhost:1 refused. Check that the hostname and port are \
				correct and that the postmaster is accepting TCP/IP connections. (08001)
				See whether the job that migrates it has failed, or wait longer.""");
		assertThat(refusal.state()).isNull();
	}

	@Test
	void goesOnWhenTheDatabaseIsCreatedAtLast(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, FIRST);
		String name = database.name() + "_later";
		PGSimpleDataSource later = new PGSimpleDataSource();
		later.setUrl(database.url() + "_later");
		later.setUser(database.user());
		try {
			List<String> told = new ArrayList<>();
			DatabaseState state = project.aludel(later).awaitHead(LONG, (found) -> {
				told.add(found.describe());
				if (told.size() == 1) {
					database.execute("create database " + name);
				}
				else {
					project.aludel(later).upgrade();
				}
			});
			assertThat(state.heads()).containsExactly("1");
			assertThat(told.get(0)).contains("\"" + name + "\" does not exist (3D000)");
			assertThat(told.get(1)).contains("is without revisions and lacks revision 1.");
		}
		finally {
			database.execute("drop database if exists " + name + " with (force)");
		}
	}

	@Test
	void doesNotWaitForWhatWillNeverBe(TestDatabase database) {
		database.execute("create table aludel_revision (id int)");
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		assertThatExceptionOfType(ForeignTableException.class).isThrownBy(() -> aludel.awaitHead(LONG));
	}

	@Test
	void doesNotWaitForAUserThatIsNotLetIn(TestDatabase database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.url());
		dataSource.setUser("nobody_of_that_name");
		Aludel aludel = MigrationProject.of(this.directory, revision("1")).aludel(dataSource);
		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> aludel.awaitHead(Duration.ofHours(1)))
			.withMessageContaining("correct the URL, user and password of the data source");
	}

	@Test
	void stopsWhenItsThreadIsInterrupted(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		RunInterruptedException stop = catchThrowableOfType(RunInterruptedException.class,
				() -> aludel.awaitHead(LONG, (found) -> Thread.currentThread().interrupt()));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(stop).hasMessage("""
				The wait for the database was interrupted.
				Database %s is without revisions and lacks revision 1.
				The same command waits again.""".formatted(aludel.state().database()));
	}

	@Test
	void stopsWhenItIsCancelled(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			List<Future<Boolean>> cancels = new ArrayList<>();
			assertThatExceptionOfType(RunInterruptedException.class).isThrownBy(() -> aludel.awaitHead(LONG,
					(found) -> cancels.add(executor.submit(() -> aludel.cancel(Duration.ofSeconds(30))))));
			assertThat(cancels.get(0).get()).isTrue();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static String port(TestDatabase database) {
		return database.url().replaceAll(".*:(\\d+)/.*", "$1");
	}

	private static void join(Future<?> future) {
		try {
			future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
