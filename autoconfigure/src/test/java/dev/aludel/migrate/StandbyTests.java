package dev.aludel.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.testing.ReplicatedServer;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a start does on a real standby that follows a primary.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandbyTests {

	private final ReplicatedServer servers;

	private final TestDatabase primary;

	private final TestDatabase standby;

	private final MigrationProject project;

	StandbyTests(@TempDir Path directory) {
		this.servers = ReplicatedServer.start(directory);
		this.primary = this.servers.primary();
		this.standby = this.servers.standby();
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").sqlUp("create table b (x int)"));
	}

	@BeforeAll
	void follow() {
		catchUp();
	}

	@AfterEach
	void forget() {
		this.primary.execute("""
				drop table if exists aludel_revision, aludel_history, aludel_progress, a, b;
				""");
		catchUp();
	}

	@AfterAll
	void stop() {
		this.servers.close();
	}

	@Test
	void failsAndNamesWhatIsMissing() {
		this.project.aludel(this.primary.dataSource()).upgrade("1");
		catchUp();
		ReadOnlyDatabaseException refusal = catchThrowableOfType(ReadOnlyDatabaseException.class,
				() -> aludel(StandbyAction.FAIL).upgrade());
		assertThat(refusal).hasMessage("""
				Database %s accepts no changes: it is a standby (pg_is_in_recovery). It is at 1 and lacks revision 2.
				Nothing was run.
				Point the data source at the primary: add targetServerType=primary to its URL; or have the start wait \
				for what the primary gets: aludel.standby=wait.""".formatted(refusal.database()));
		assertThat(refusal.isStandby()).isTrue();
		assertThat(refusal.pending()).containsExactly("2");
	}

	@ParameterizedTest
	@EnumSource(StandbyAction.class)
	void startsWhenAllRevisionsAreThere(StandbyAction action) {
		this.project.aludel(this.primary.dataSource()).upgrade();
		catchUp();
		try (CapturedLog log = new CapturedLog()) {
			RunReport report = aludel(action).upgrade();
			assertThat(report.heads()).containsExactly("2");
			assertThat(report.pending()).isEmpty();
			assertThat(aludel(action).upgrade("1").heads()).containsExactly("2");
			assertThat(log.lines()).hasSize(2).allMatch((line) -> line.startsWith("INFO "));
		}
	}

	@Test
	void startsWithAWarning() {
		this.project.aludel(this.primary.dataSource()).upgrade("1");
		catchUp();
		try (CapturedLog log = new CapturedLog()) {
			RunReport report = aludel(StandbyAction.WARN).upgrade();
			assertThat(report.pending()).containsExactly("2");
			assertThat(report.revisions()).isEmpty();
			assertThat(log.lines()).containsExactly(
					"WARN Database " + this.standby.name() + " on localhost accepts no changes: it is a standby "
							+ "(pg_is_in_recovery). It is at 1 and lacks revision 2. Starting all the same, as "
							+ "aludel.standby asks for",
					"INFO Database " + this.standby.name()
							+ " on localhost is at 1; nothing was run, it lacks revision 2 (N ms)");
		}
	}

	@Test
	void waitsForWhatThePrimaryGets() throws Exception {
		this.standby.query("select pg_wal_replay_pause()");
		this.project.aludel(this.primary.dataSource()).upgrade("1");
		ExecutorService executor = Executors.newSingleThreadExecutor();
		HikariConfig config = new HikariConfig();
		config.setDataSource(this.standby.dataSource());
		config.setMaximumPoolSize(1);
		try (CapturedLog log = new CapturedLog(); HikariDataSource pool = new HikariDataSource(config)) {
			Aludel aludel = this.project.aludel(pool, settings(StandbyAction.WAIT));
			Future<RunReport> start = executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> lines(log, "is without revisions and lacks") == 1);
			this.standby.query("select pg_wal_replay_resume()");
			Awaitility.await().until(() -> lines(log, "is at 1 and lacks revision 2.") == 1);
			assertThat(start).isNotDone();
			this.project.aludel(this.primary.dataSource()).upgrade();
			RunReport report = start.get();
			assertThat(report.heads()).containsExactly("2");
			assertThat(report.revisions()).isEmpty();
			assertThat(report.pending()).isEmpty();
		}
		finally {
			this.standby.query("select pg_wal_replay_resume()");
			executor.shutdownNow();
		}
	}

	@Test
	void doesNotWaitForEver() {
		Aludel aludel = this.project.aludel(this.standby.dataSource(),
				settings(StandbyAction.WAIT).withLockWait(Duration.ofMillis(100)));
		StandbyBehindException refusal = catchThrowableOfType(StandbyBehindException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				Waited 0.1 s for the revisions of this application to arrive.
				Database %s accepts no changes: it is a standby (pg_is_in_recovery). It is without revisions and \
				lacks revisions 1 and 2.
				Nothing was run.
				See whether they were run on the primary and whether it is followed, or raise aludel.lock.wait."""
			.formatted(refusal.database()));
	}

	@Test
	void takesNoLockThere() {
		assertThatExceptionOfType(ReadOnlyDatabaseException.class)
			.isThrownBy(() -> aludel(StandbyAction.FAIL).upgrade());
		assertThat(this.standby.query("select count(*) from pg_locks where locktype = 'advisory'"))
			.containsExactly("0");
	}

	@Test
	void refusesWhatIsNoUpgradeInEachCase() {
		this.project.aludel(this.primary.dataSource()).upgrade();
		catchUp();
		ReadOnlyDatabaseException refusal = catchThrowableOfType(ReadOnlyDatabaseException.class,
				() -> aludel(StandbyAction.WAIT).downgrade("base"));
		assertThat(refusal).hasMessage("""
				Database %s accepts no changes: it is a standby (pg_is_in_recovery).
				Nothing was run.
				Point the data source at the primary: add targetServerType=primary to its URL."""
			.formatted(refusal.database()));
		assertThat(refusal.pending()).isEmpty();
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void runsThemItselfOnceItIsPromoted() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (CapturedLog log = new CapturedLog()) {
			Aludel aludel = aludel(StandbyAction.WAIT);
			Future<RunReport> start = executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().size() == 1);
			this.standby.query("select pg_promote()");
			assertThat(start.get().revisions()).extracting(CompletedRevision::id).containsExactly("1", "2");
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Aludel aludel(StandbyAction action) {
		return this.project.aludel(this.standby.dataSource(), settings(action));
	}

	private static AludelSettings settings(StandbyAction action) {
		return AludelSettings.defaults().withRun(RunSettings.defaults().withStandby(action));
	}

	private static long lines(CapturedLog log, String text) {
		return log.lines().stream().filter((line) -> line.contains(text)).count();
	}

	/** Waits until the standby has all that the primary has. */
	private void catchUp() {
		String position = this.primary.query("select pg_current_wal_insert_lsn()").get(0);
		String reached = "select pg_is_in_recovery() and pg_last_wal_replay_lsn() < '" + position + "'";
		Awaitility.await().ignoreExceptions().until(() -> this.standby.query(reached).equals(List.of("f")));
	}

}
