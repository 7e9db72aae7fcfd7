package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.ValidationReport.CheckedRevision;
import dev.aludel.migrate.ValidationReport.CheckedRevision.Outcome;
import dev.aludel.migrate.ValidationReport.Finding;
import dev.aludel.migrate.ValidationReport.Finding.Kind;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class ValidationTests {

	private final Path directory;

	ValidationTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void findsNothingWhereNothingIsWrong(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").up("""
				op.createTable("tasks", column("id", bigint()), column("at", timestamptz()));
				op.execute("insert into tasks values (?, ?)", 1, java.sql.Timestamp.valueOf("2026-01-02 03:04:05"));
				"""), revision("2", "1").up("op.createIndexConcurrently(\"tasks\", index(\"ix\").on(\"id\"));"),
				revision("3", "2"));
		aludel.upgrade("2");
		ValidationReport report = aludel.validate();
		assertThat(report.isValid()).isTrue();
		assertThat(report.findings()).isEmpty();
		assertThat(report.revisions()).isEqualTo(3);
		assertThat(report.heads()).containsExactly("3");
		assertThat(report.checksums()).containsExactly(new CheckedRevision("1", Outcome.UNCHANGED, null),
				new CheckedRevision("2", Outcome.UNCHANGED, null));
	}

	@Test
	void findsAChangedRevision(TestDatabase database) {
		aludel(database, revision("1").sqlUp("select 1"), revision("2", "1")).upgrade();
		ValidationReport report = aludel(database, revision("1").sqlUp("select 2"), revision("2", "1")).validate();
		assertThat(report.isValid()).isFalse();
		assertThat(report.findings())
			.containsExactly(new Finding(Kind.CHANGED_CHECKSUM, "1", "db.migration.R1_Step1", """
					Revision 1 (db.migration.R1_Step1) would run other statements than those it ran when it was applied.
					Restore it as it was and put the change into a new revision, or accept it: aludel repair"""));
		assertThat(report.checksums()).extracting(CheckedRevision::outcome)
			.containsExactly(Outcome.CHANGED, Outcome.UNCHANGED);
	}

	@Test
	void saysWhatItCannotCheck(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1"), revision("2", "1").up("op.connection();"), revision("3", "2"));
		aludel.stamp(List.of("1"));
		aludel.upgrade("2");
		assertThat(aludel.validate().findings()).isEmpty();
		assertThat(aludel.validate().checksums()).containsExactly(
				new CheckedRevision("1", Outcome.NOT_CHECKED, "was recorded without being run"),
				new CheckedRevision("2", Outcome.CANNOT_BE_CHECKED,
						"reads the database: its statements are known only when it runs"));
	}

	@Test
	void findsWhatTheApplicationDoesNotKnow(TestDatabase database) {
		aludel(database, revision("1"), revision("2", "1").message("gone since")).upgrade();
		assertThat(aludel(database, revision("1")).validate().findings()).containsExactly(new Finding(
				Kind.UNKNOWN_REVISION, "2", null,
				"""
						Revision 2 (gone since) is applied and unknown to this application.
						Deploy the application that has it, or forget it when it is gone for good: aludel repair --forget 2"""));
	}

	@Test
	void findsWhatIsUnfinished(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").sqlUp("create table t (x int)", "insert into t values (1), (1)"),
				revision("2", "1").up("op.createIndexConcurrently(\"t\", uniqueIndex(\"ux\").on(\"x\"));"
						+ "op.execute(\"select 1 from missing\");"));
		database.execute("create table other (x int)");
		aludel.upgrade("1");
		database.execute("delete from t");
		assertThat(catchThrowableOfType(RevisionFailedException.class, aludel::upgrade)).isNotNull();
		assertThat(aludel.validate().findings()).containsExactly(new Finding(Kind.UNFINISHED_REVISION, "2", null, """
				The upgrade of revision 2 was begun and not finished; 1 statement is done.
				Finish it: aludel upgrade 2"""));
	}

	@Test
	void findsSeveralHeads() {
		ValidationReport report = offline(revision("1"), revision("2", "1"), revision("3", "1")).validateOffline();
		assertThat(report.heads()).containsExactly("2", "3");
		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.SEVERAL_HEADS);
		assertThat(report.findings().get(0).message()).startsWith("The revisions have two heads:")
			.contains("Join them")
			.doesNotContain("Nothing was run");
	}

	@Test
	void findsRevisionsThatDoNotFitTogether() {
		ValidationReport report = offline(revision("1"), revision("3", "2")).validateOffline();
		assertThat(report.database()).isNull();
		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.UNSOUND_GRAPH);
		assertThat(report.findings().get(0).message()).contains("db.migration.R3_Step3");
	}

	@Test
	void findsEveryClassThatCannotBeUsed() {
		ValidationReport report = offline(revision("1").with("public R1_Step1(String name) { }"),
				revision("2", "1").with("{ if (true) throw new IllegalStateException(\"Not today.\"); }"),
				revision("3", "2"))
			.validateOffline();
		assertThat(report.findings()).extracting(Finding::kind)
			.containsExactly(Kind.UNUSABLE_CLASS, Kind.UNUSABLE_CLASS);
		assertThat(report.findings()).extracting(Finding::className)
			.containsExactly("db.migration.R1_Step1", "db.migration.R2_Step2");
		assertThat(report.revisions()).isEqualTo(3);
		assertThat(report.heads()).isEmpty();
	}

	@Test
	void looksAtTheDatabaseEvenWhenTheGraphIsUnsound(TestDatabase database) {
		aludel(database, revision("1")).upgrade();
		ValidationReport report = aludel(database, revision("1"), revision("3", "2")).validate();
		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.UNSOUND_GRAPH);
		assertThat(report.database()).isNotNull();
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

	private Aludel offline(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(new UnreachableDataSource());
	}

}
