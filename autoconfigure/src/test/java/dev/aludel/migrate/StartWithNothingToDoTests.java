package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.MigrationProject.RecordingClassLoader;
import dev.aludel.revision.DuplicateRevisionException;
import dev.aludel.revision.UnknownAppliedRevisionException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class StartWithNothingToDoTests {

	private final Path directory;

	StartWithNothingToDoTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void takesTwoStatementsAndNoClass(TestDatabase database) {
		MigrationProject project = project("1", "2", "3");
		project.aludel(database.dataSource()).upgrade();
		RecordingClassLoader classLoader = project.classLoader();
		Aludel aludel = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of("db.migration"), classLoader), AludelSettings.defaults(),
				List.of());
		try (WireLog wire = new WireLog()) {
			RunReport report = aludel.upgrade();
			assertThat(report.revisions()).isEmpty();
			assertThat(report.heads()).containsExactly("3");
			assertThat(wire.statements()).hasSize(2);
			assertThat(wire.statements()).noneMatch((sql) -> sql.contains("lock"));
			// The driver needs many classes for an array.
			assertThat(wire.statements()).noneMatch((sql) -> sql.contains("unnest"));
			assertThat(wire.statements()).last()
				.asString()
				.contains("from public.aludel_revision union all ", "from public.aludel_progress");
		}
		assertThat(classLoader.loaded()).isEmpty();
	}

	@Test
	void takesTwoStatementsAndNoClassWithASquashedRevision(TestDatabase database) {
		project("1", "2", "3").aludel(database.dataSource()).upgrade();
		MigrationProject squashed = MigrationProject.of(this.directory, revision("1"), revision("2", "1"),
				revision("3", "2"), revision("4").replaces("1", "2"));
		assertThat(squashed.aludel(database.dataSource()).upgrade().revisions()).extracting(CompletedRevision::id)
			.containsExactly("4");
		RecordingClassLoader classLoader = squashed.classLoader();
		Aludel aludel = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of("db.migration"), classLoader), AludelSettings.defaults(),
				List.of());
		try (WireLog wire = new WireLog()) {
			RunReport report = aludel.upgrade();
			assertThat(report.revisions()).isEmpty();
			assertThat(report.heads()).containsExactly("3");
			assertThat(wire.statements()).hasSize(2);
		}
		assertThat(classLoader.loaded()).isEmpty();
	}

	@Test
	void loadsClassesOnceThereIsSomethingToDo(TestDatabase database) {
		MigrationProject project = project("1");
		RecordingClassLoader classLoader = project.classLoader();
		new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), classLoader),
				AludelSettings.defaults(), List.of())
			.upgrade();
		assertThat(classLoader.loaded()).containsExactly("db.migration.R1_Step1");
	}

	@Test
	void saysSoInOneLine(TestDatabase database) {
		MigrationProject project = project("1", "2", "3");
		project.aludel(database.dataSource()).upgrade();
		try (CapturedLog log = new CapturedLog()) {
			project.aludel(database.dataSource()).upgrade();
			assertThat(log.lines()).containsExactly("INFO Database " + database.name()
					+ " on localhost is at 3; nothing to do, 3 revisions are there " + "(N ms)");
		}
	}

	@Test
	void startsOnADatabaseThatIsAhead(TestDatabase database) {
		project("1", "2", "3").aludel(database.dataSource()).upgrade();
		try (CapturedLog log = new CapturedLog()) {
			RunReport report = project("1", "2").aludel(database.dataSource()).upgrade();
			assertThat(report.isDatabaseAhead()).isTrue();
			assertThat(report.unknown()).containsExactly("3");
			assertThat(report.revisions()).isEmpty();
			assertThat(log.lines()).containsExactly("WARN Database " + database.name()
					+ " on localhost is ahead of this application: it has revision 3, unknown here. Nothing was run; "
					+ "deploy the application that has it, or leave it if this one is on its way out.",
					"INFO Database " + database.name()
							+ " on localhost is at 3; nothing to do, 3 revisions are there (N ms)");
		}
	}

	@Test
	void namesWhatItDoesNotKnowAsItIs(TestDatabase database) {
		project("1", "2").aludel(database.dataSource()).upgrade();
		String id = "a\tb\nc\\nd\\\u001e\u00e9\ud83d\ude80 ";
		database.execute("insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at) "
				+ "values (E'a\\tb\\nc\\\\nd\\\\\\x1e\u00e9\ud83d\ude80 ', '{2}', '{}', '', 'x', now())");
		RunReport report = project("1", "2").aludel(database.dataSource()).upgrade();
		assertThat(report.unknown()).containsExactly(id);
		assertThat(report.heads()).containsExactly(id);
	}

	@Test
	void refusesADatabaseThatWentAnotherWay(TestDatabase database) {
		project("1", "2").aludel(database.dataSource()).upgrade();
		MigrationProject other = MigrationProject.of(this.directory, revision("1"),
				revision("3", "1").sqlUp("create table c (x int)"));
		assertThatExceptionOfType(UnknownAppliedRevisionException.class)
			.isThrownBy(() -> other.aludel(database.dataSource()).upgrade())
			.satisfies((ex) -> {
				assertThat(ex.unknown()).containsExactly("2");
				assertThat(ex.missing()).extracting((node) -> node.id()).containsExactly("3");
			});
		assertThat(database.query("select to_regclass('c')")).containsExactly("∅");
	}

	@Test
	void tellsIdsWithUnderscoresApart(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, revision("1"), revision("1_2", "1"));
		project.aludel(database.dataSource()).upgrade("1");
		assertThat(project.aludel(database.dataSource()).upgrade().revisions()).extracting(CompletedRevision::id)
			.containsExactly("1_2");
		RecordingClassLoader classLoader = project.classLoader();
		RunReport report = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of("db.migration"), classLoader), AludelSettings.defaults(),
				List.of())
			.upgrade();
		assertThat(report.revisions()).isEmpty();
		assertThat(report.unknown()).isEmpty();
		assertThat(classLoader.loaded()).isEmpty();
	}

	@Test
	void looksIntoTheClassesWhenTwoAreNamedForOneAppliedRevision(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1")).aludel(database.dataSource()).upgrade();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("1").message("again"))
			.aludel(database.dataSource());
		assertThatExceptionOfType(DuplicateRevisionException.class).isThrownBy(aludel::upgrade);
	}

	@Test
	void noticesARevisionThatWasSlippedInBelowTheHead(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1"), revision("3", "1")).aludel(database.dataSource()).upgrade();
		MigrationProject slipped = MigrationProject.of(this.directory, revision("1"), revision("2", "1"),
				revision("3", "1", "2"));
		assertThat(slipped.aludel(database.dataSource()).upgrade().revisions()).extracting(CompletedRevision::id)
			.containsExactly("2");
	}

	private MigrationProject project(String... ids) {
		RevisionSource[] revisions = new RevisionSource[ids.length];
		for (int index = 0; index < ids.length; index++) {
			revisions[index] = (index > 0) ? revision(ids[index], ids[index - 1]) : revision(ids[index]);
		}
		return MigrationProject.of(this.directory, revisions);
	}

}
