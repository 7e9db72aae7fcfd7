package dev.aludel.migrate;

import java.nio.file.Path;

import dev.aludel.revision.SeveralHeadsException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class UpgradeTests {

	private final Path directory;

	UpgradeTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void bringsAnEmptyDatabaseToTheHead(TestDatabase database) {
		RunReport report = project().aludel(database.dataSource()).upgrade();
		assertThat(database.query("select * from tasks")).containsExactly("1|first|open");
		assertThat(report.headsBefore()).isEmpty();
		assertThat(report.heads()).containsExactly("3");
		assertThat(report.applied()).isEqualTo(3);
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("1", "2", "3");
		assertThat(report.revisions()).extracting(CompletedRevision::statements).containsExactly(1, 2, 1);
		assertThat(report.revisions()).extracting(CompletedRevision::className)
			.containsExactly("db.migration.R1_Step1", "db.migration.R2_Step2", "db.migration.R3_Step3");
	}

	@Test
	void runsOnlyWhatIsMissing(TestDatabase database) {
		project().aludel(database.dataSource()).upgrade("2");
		assertThat(database.query("select * from tasks")).containsExactly("1|first");
		RunReport report = project().aludel(database.dataSource()).upgrade();
		assertThat(report.headsBefore()).containsExactly("2");
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("3");
	}

	@Test
	void recordsWhatItRan(TestDatabase database) {
		project().aludel(database.dataSource(), AludelSettings.defaults().withApplication("tasks")).upgrade();
		assertThat(database.query("""
				select revision, revises, depends_on, message, length(checksum), applied_at <= clock_timestamp()
				from aludel_revision order by revision""")).containsExactly("1|{}|{}|step 1|64|t",
				"2|{1}|{}|step 2|64|t", "3|{2}|{}|step 3|64|t");
		assertThat(database.query("""
				select id, revision, action, outcome, statements, application, database_user, error,
					started_at <= clock_timestamp(), duration_ms >= 0
				from aludel_history order by id""")).containsExactly("1|1|upgrade|succeeded|1|tasks|postgres|∅|t|t",
				"2|2|upgrade|succeeded|2|tasks|postgres|∅|t|t", "3|3|upgrade|succeeded|1|tasks|postgres|∅|t|t");
		assertThat(database.query("""
				select r.checksum = h.checksum from aludel_revision r join aludel_history h using (revision)"""))
			.containsExactly("t", "t", "t");
	}

	@Test
	void understandsTheDriverWhicheverWayItTransfersAnswers(TestDatabase database) {
		PGSimpleDataSource binary = new PGSimpleDataSource();
		binary.setUrl(database.url() + "?binaryTransferEnable=BOOL,INT8,TEXT,NAME&prepareThreshold=1");
		binary.setUser(database.user());
		assertThat(project().aludel(binary).upgrade().revisions()).hasSize(3);
		assertThat(project().aludel(binary).downgrade("base").revisions()).hasSize(3);
	}

	@Test
	void recordsDependenciesAsTheRevisionsTheyStandFor(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, revision("1"), revision("2"),
				revision("3", "1").dependsOn("2"));
		project.aludel(database.dataSource()).upgrade("heads");
		assertThat(database.query("select revision, depends_on from aludel_revision where depends_on <> '{}'"))
			.containsExactly("3|{2}");
		assertThat(project.aludel(database.dataSource()).state().heads()).containsExactly("3");
	}

	@Test
	void fillsAGapBelowTheHead(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1"), revision("3", "1")).aludel(database.dataSource()).upgrade();
		MigrationProject merged = MigrationProject.of(this.directory, revision("1"), revision("2", "1"),
				revision("3", "1"), revision("4", "2", "3"));
		RunReport report = merged.aludel(database.dataSource()).upgrade();
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("2", "4");
		assertThat(report.heads()).containsExactly("4");
	}

	@Test
	void doesNothingWhenThereAreNoMigrations(TestDatabase database) {
		RunReport report = MigrationProject.of(this.directory).aludel(database.dataSource()).upgrade();
		assertThat(report.revisions()).isEmpty();
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void leavesNothingBehindWhenThereAreSeveralHeads(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"), revision("3", "1"))
			.aludel(database.dataSource());
		assertThatExceptionOfType(SeveralHeadsException.class).isThrownBy(aludel::upgrade);
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void executesSqlAsItIsWritten(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory,
				revision("1").sqlUp("create table documents (content jsonb, tags text[])",
						"insert into documents values ('{\"a\": 1}', '{x,y}')",
						"create table found as select content ? 'a' as a, tags from documents where content ? 'a'"));
		project.aludel(database.dataSource()).upgrade();
		assertThat(database.query("select * from found")).containsExactly("t|{x,y}");
	}

	@Test
	void bindsParametersToColumnsOfAnyType(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, revision("1").up("""
				op.execute("create type mood as enum ('sad', 'happy')");
				op.execute("create table things (a uuid, b jsonb, c mood, d timestamptz, e integer, f bytea, g text)");
				op.execute("insert into things values (?, ?, ?, ?, ?, ?, ?)",
						"7c9e6679-7425-40de-944b-e07fc1f90ae7", "{\\"a\\": 1}", "happy",
						java.time.Instant.parse("2026-01-02T03:04:05Z"), 7, new byte[] { 1, 2 }, null);
				"""));
		project.aludel(database.dataSource()).upgrade();
		assertThat(database.query("select a, b, c, d at time zone 'utc', e, f, g from things"))
			.containsExactly("7c9e6679-7425-40de-944b-e07fc1f90ae7|{\"a\": 1}|happy|2026-01-02 03:04:05|7|\\x0102|∅");
	}

	private MigrationProject project() {
		return MigrationProject.of(this.directory, revision("1").sqlUp("create table tasks (id bigint, title text)"),
				revision("2", "1").sqlUp("alter table tasks add primary key (id)",
						"insert into tasks values (1, 'first')"),
				revision("3", "2").sqlUp("alter table tasks add column status text default 'open'"));
	}

}
