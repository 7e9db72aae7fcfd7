package dev.aludel.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.aludel.revision.UnknownAppliedRevisionException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class StampTests {

	private final Path directory;

	StampTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void recordsRevisionsWithoutRunningThem(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		RunReport report = aludel.stamp(List.of("2"));
		assertThat(report.heads()).containsExactly("2");
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("1", "2");
		assertThat(report.revisions()).extracting(CompletedRevision::action).containsOnly(HistoryAction.STAMP);
		assertThat(database.query("select revision, revises, checksum from aludel_revision order by revision"))
			.containsExactly("1|{}|∅", "2|{1}|∅");
		assertThat(database.query("select revision, action, outcome, statements from aludel_history order by id"))
			.containsExactly("1|stamp|succeeded|0", "2|stamp|succeeded|0");
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@Test
	void goesOnBehindTheStampedRevision(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.stamp(List.of("2"));
		assertThat(aludel.upgrade().revisions()).extracting(CompletedRevision::id).containsExactly("3");
	}

	@Test
	void recordsLaterRevisionsAsNotApplied(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade();
		RunReport report = aludel.stamp(List.of("1"));
		assertThat(report.heads()).containsExactly("1");
		assertThat(report.applied()).isEqualTo(1);
		assertThat(report.revisions()).extracting(CompletedRevision::action).containsOnly(HistoryAction.UNSTAMP);
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertThat(database.query("select revision from aludel_history where action = 'unstamp' order by id"))
			.containsExactly("3", "2");
		assertThat(database.query("select to_regclass('c') is not null")).containsExactly("t");
	}

	@Test
	void discardsUnknownRevisionsOnlyWhenToldTo(TestDatabase database) {
		project().aludel(database.dataSource()).upgrade();
		Aludel older = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource());
		assertThatExceptionOfType(UnknownAppliedRevisionException.class).isThrownBy(() -> older.stamp(List.of("2")));
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("3");
		RunReport report = older.stamp(List.of("2"), true);
		assertThat(report.revisions())
			.containsExactly(new CompletedRevision("3", HistoryAction.PURGE, "", null, 0, Duration.ZERO));
		assertThat(report.heads()).containsExactly("2");
		assertThat(database.query("select revision from aludel_history where action = 'purge'")).containsExactly("3");
	}

	private MigrationProject project() {
		return MigrationProject.of(this.directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").sqlUp("create table b (x int)"), revision("3", "2").sqlUp("create table c (x int)"));
	}

}
