package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.revision.RevisionException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whether a database is where an upgrade would bring it.
 */
@PostgresTest
class VerifyTests {

	private static final RevisionSource FIRST = revision("1").message("create tasks").sqlUp("create table tasks ()");

	private static final RevisionSource SECOND = revision("2", "1").message("add owner")
		.sqlUp("alter table tasks add owner text");

	@TempDir
	private Path directory;

	@Test
	void aDatabaseThatIsUpToDatePasses(TestDatabase database) {
		Aludel aludel = aludel(database, FIRST, SECOND);
		aludel.upgrade();
		RunReport report = aludel.verify("head");
		assertThat(report.heads()).containsExactly("2");
		assertThat(report.applied()).isEqualTo(2);
		assertThat(report.revisions()).isEmpty();
	}

	@Test
	void aDatabaseThatIsAheadPasses(TestDatabase database) {
		aludel(database, FIRST, SECOND).upgrade();
		assertThat(aludel(database, FIRST).verify("head").unknown()).containsExactly("2");
	}

	@Test
	void whatTheDatabaseLacksIsNamed(TestDatabase database) {
		Aludel aludel = aludel(database, FIRST, SECOND);
		assertThatExceptionOfType(DatabaseBehindException.class).isThrownBy(() -> aludel.verify("head"))
			.withMessageStartingWith("Database " + database.name() + " on localhost:")
			.withMessageEndingWith("""
					is behind this application: it lacks 2 revisions.
					  1  create tasks
					  2  add owner
					Nothing was run.
					Run them before the start: aludel upgrade""");
		assertThat(database.query("select tablename from pg_tables where schemaname = 'public'")).isEmpty();
	}

	@Test
	void theTargetDecides(TestDatabase database) {
		Aludel aludel = aludel(database, FIRST, SECOND);
		aludel.upgrade("1");
		aludel.verify("1");
		assertThatExceptionOfType(DatabaseBehindException.class).isThrownBy(() -> aludel.verify("2"))
			.withMessageEndingWith("Run it before the start: aludel upgrade 2");
	}

	@Test
	void aDatabaseThatHasDivergedIsRefusedAsByAnUpgrade(TestDatabase database) {
		aludel(database, FIRST, revision("3", "1")).upgrade();
		assertThatExceptionOfType(RevisionException.class)
			.isThrownBy(() -> aludel(database, FIRST, SECOND).verify("head"))
			.withMessageContaining("3");
	}

	@Test
	void aRevisionThatHasChangedIsRefused(TestDatabase database) {
		aludel(database, FIRST).upgrade();
		RevisionSource changed = revision("1").message("create tasks").sqlUp("create table tasks (id bigint)");
		assertThatExceptionOfType(ChangedRevisionsException.class)
			.isThrownBy(() -> aludel(database, changed).verify("head"))
			.satisfies((refusal) -> assertThat(refusal.revisions()).extracting(ChangedRevision::id)
				.containsExactly("1"));
	}

	@Test
	void itOnlyReads(TestDatabase database) {
		database.execute("""
				do $$ begin create role verify_guest login; exception when duplicate_object then null; end $$""");
		Aludel owner = aludel(database, FIRST);
		owner.upgrade();
		database.execute("grant select on aludel_revision, aludel_history, aludel_progress to verify_guest");
		Aludel guest = new Aludel(database.dataSource("verify_guest"),
				MigrationProject.of(this.directory, FIRST).source(), AludelSettings.defaults(), List.of());
		assertThat(guest.verify("head").heads()).containsExactly("1");
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

}
