package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.util.Throwables;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class DatabaseRefusalTests {

	private final MigrationProject project;

	DatabaseRefusalTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
	}

	@Test
	void namesADatabaseThatCannotBeReached() {
		PGSimpleDataSource nobody = new PGSimpleDataSource();
		nobody.setUrl("jdbc:postgresql://localhost:1/tasks");
		DatabaseUnavailableException refusal = catchThrowableOfType(DatabaseUnavailableException.class,
				() -> this.project.aludel(nobody).upgrade());
		assertThat(refusal).hasMessage(
				"""
						No connection to the database: Connection to localhost:1 refused. Check that the hostname and port are \
						correct and that the postmaster is accepting TCP/IP connections. (08001)
						Nothing was run.
						Start the database, or correct the URL, user and password of the data source, or aludel.url, aludel.user \
						and aludel.password where they are set.""");
		assertThat(refusal.sqlState()).isEqualTo("08001");
	}

	@Test
	void hidesThePasswordInWhatAPoolSaysOfAUrl() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:postgresql://tasks:topsecret@localhost/tasks");
		DatabaseUnavailableException refusal = catchThrowableOfType(DatabaseUnavailableException.class,
				() -> this.project.aludel(pool).upgrade());
		assertThat(refusal).hasMessageStartingWith(
				"No connection to the database: Failed to get driver instance for jdbcUrl=jdbc:postgresql://localhost/tasks?\n")
			.hasStackTraceContaining("java.lang.RuntimeException: Failed to get driver instance");
		assertThat(Throwables.getStackTrace(refusal)).doesNotContain("topsecret");
		assertThat(refusal.sqlState()).isNull();
	}

	@Test
	void refusesToMigrateWhatIsSetToReadOnly(TestDatabase database) {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		ReadOnlyDatabaseException refusal = catchThrowableOfType(ReadOnlyDatabaseException.class,
				() -> this.project.aludel(database.dataSource()).upgrade());
		assertThat(refusal).hasMessage("""
				Database %s accepts no changes: default_transaction_read_only is on. It is without revisions and \
				lacks revision 1.
				Nothing was run.
				Use a role or database without that setting, or turn it off.""".formatted(refusal.database()));
		assertThat(refusal.isStandby()).isFalse();
	}

	@Test
	void startsOnAReadOnlyDatabaseWhenThereIsNothingToDo(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		assertThat(this.project.aludel(database.dataSource()).upgrade().heads()).containsExactly("1");
		assertThat(this.project.aludel(database.dataSource()).state().upToDate()).isTrue();
	}

	@Test
	void waitsForWhatIsSetToReadOnlyWhenItIsTold(TestDatabase database) throws Exception {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (CapturedLog log = new CapturedLog()) {
			Aludel aludel = this.project.aludel(database.dataSource(),
					AludelSettings.defaults().withRun(RunSettings.defaults().withStandby(StandbyAction.WAIT)));
			Future<RunReport> start = executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().size() == 1);
			assertThat(log.lines()).containsExactly("INFO Database " + database.name() + " on localhost accepts no "
					+ "changes: default_transaction_read_only is on. It is without revisions and lacks revision 1. "
					+ "Waiting up to 300 s for that to change");
			database.execute("begin read write; alter database " + database.name()
					+ " set default_transaction_read_only = off; commit");
			assertThat(start.get().revisions()).hasSize(1);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void migratesThroughAConnectionThatAPoolMarksReadOnly(TestDatabase database) {
		PGSimpleDataSource dataSource = (PGSimpleDataSource) database.dataSource();
		dataSource.setReadOnly(true);
		dataSource.setReadOnlyMode("always");
		assertThat(this.project.aludel(dataSource).upgrade().heads()).containsExactly("1");
	}

	@Test
	void namesWhatItNeedsInsteadOfAnotherProduct() {
		assertThat(new UnsupportedDatabaseException("H2", "2.4.240 (2025-09-22)")).hasMessage("""
				The database is H2 2.4.240 (2025-09-22); Aludel needs PostgreSQL 14 or later.
				Nothing was run.
				Point the data source at a PostgreSQL server.""");
	}

	@Test
	void namesTheServerThatIsTooOld() {
		assertThat(UnsupportedDatabaseException.ofOldServer(new DatabaseAddress("tasks", "db1", null), "13.22"))
			.hasMessage("""
					Database tasks on db1 is PostgreSQL 13.22; Aludel needs PostgreSQL 14 or later.
					Nothing was run.
					Upgrade that server, or point the data source at another.""");
	}

}
