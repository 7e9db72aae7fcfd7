package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.MigrationProject.RecordingClassLoader;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is done about an applied revision that would run other statements now.
 */
@PostgresTest
class ChangedRevisionsTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)");

	private static final RevisionSource EDITED = revision("1").sqlUp("create table a (x bigint)");

	private static final RevisionSource SECOND = revision("2", "1").sqlUp("create table b (x int)");

	private final Path directory;

	ChangedRevisionsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void areNamedWithWhatTheyRan(TestDatabase database) {
		project(FIRST, SECOND).aludel(database.dataSource()).upgrade();
		assertThat(project(FIRST, SECOND).aludel(database.dataSource()).changedRevisions()).isEmpty();
		List<String> recorded = database.query("select checksum from aludel_revision where revision = '1'");
		assertThat(project(EDITED, SECOND).aludel(database.dataSource()).changedRevisions()).singleElement()
			.satisfies((changed) -> {
				assertThat(changed.id()).isEqualTo("1");
				assertThat(changed.message()).isEqualTo("step 1");
				assertThat(changed.className()).isEqualTo("db.migration.R1_Step1");
				assertThat(changed.recorded()).isEqualTo(recorded.get(0));
				assertThat(changed.recomputed()).hasSize(64).isNotEqualTo(recorded.get(0));
			});
	}

	@Test
	void areFoundInOneStatement(TestDatabase database) {
		project(FIRST, SECOND).aludel(database.dataSource()).upgrade();
		Aludel aludel = project(EDITED, SECOND).aludel(database.dataSource());
		try (WireLog wire = new WireLog()) {
			assertThat(aludel.changedRevisions()).hasSize(1);
			assertThat(wire.statements()).hasSize(1);
		}
	}

	@Test
	void failTheStartOnADatabaseThatCannotBeWrittenToo(TestDatabase database) {
		project(FIRST, SECOND).aludel(database.dataSource()).upgrade();
		PGSimpleDataSource readOnly = (PGSimpleDataSource) database.dataSource();
		readOnly.setOptions("-c default_transaction_read_only=on");
		Aludel aludel = project(EDITED, SECOND).aludel(readOnly,
				AludelSettings.defaults().withRun(RunSettings.defaults().withChanged(ChangedRevisionAction.FAIL)));
		assertThatExceptionOfType(ChangedRevisionsException.class).isThrownBy(aludel::upgrade);
		assertThatExceptionOfType(ChangedRevisionsException.class).isThrownBy(() -> aludel.upgrade("2"));
	}

	@Test
	void areNoneInADatabaseWithoutTables(TestDatabase database) {
		assertThat(project(FIRST).aludel(database.dataSource()).changedRevisions()).isEmpty();
	}

	@Test
	void areNotLookedForWhereTheDatabaseIsReadOrNothingWasRun(TestDatabase database) {
		project(FIRST, reading("select 1"), revision("3", "2").sqlUp("create table c (x int)"))
			.aludel(database.dataSource())
			.upgrade("2");
		project(FIRST, reading("select 1"), revision("3", "2").sqlUp("create table c (x int)"))
			.aludel(database.dataSource())
			.stamp(List.of("3"));
		assertThat(project(FIRST, reading("select 2"), revision("3", "2").sqlUp("create table d (x int)"))
			.aludel(database.dataSource())
			.changedRevisions()).isEmpty();
	}

	@Test
	void areNotThoseThatWereReformattedOrCompiledOtherwise(TestDatabase database) {
		RevisionSource source = revision("1")
			.up("""
					String table = "tasks";
					op.createTable(table, column("id", bigint()).identity(), column("title", varchar(200)).notNull(),
							primaryKey("pk_tasks", "id"));
					java.util.List.of("title", "id").forEach((name) -> op.createIndex("tasks", index("ix_" + name).on(name)));
					op.execute("insert into tasks (title) values (?)", "water the plants");
					""");
		RevisionSource reformatted = revision("1").up("""
				// A comment, other names, other lines, a loop in place of a lambda.
				op.createTable("tasks",
						column("id", bigint()).identity(),
						column("title", varchar(200)).notNull(),
						primaryKey("pk_tasks", "id"));
				for (String columnName : new String[] { "title", "id" }) {
					op.createIndex("tasks",
							index("ix_" + columnName)
								.on(columnName));
				}
				op.execute("insert into tasks (title) values (?)", "water the " + "plants");
				""");
		project(source).aludel(database.dataSource()).upgrade();
		for (MigrationProject same : List.of(project(reformatted),
				MigrationProject.compiledWith(this.directory, List.of("-g:none"), source),
				MigrationProject.compiledWith(this.directory, List.of("-g", "-parameters"), source), MigrationProject
					.compiledWith(this.directory, List.of("--release", "17", "-XDstringConcat=inline"), source))) {
			assertThat(same.aludel(database.dataSource()).changedRevisions()).isEmpty();
		}
	}

	@Test
	void areWarnedOfWhenSomebodyAsks(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		String appliedAt = appliedAt(database);
		Aludel aludel = project(EDITED, SECOND).aludel(database.dataSource());
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		List<ChangedRevision> told = new ArrayList<>();
		try (CapturedLog log = new CapturedLog()) {
			assertThat(aludel.withListener(new MigrationListener() {

				@Override
				public void revisionsChanged(List<ChangedRevision> revisions) {
					told.addAll(revisions);
				}

			}).warnOfChangedRevisions()).isEqualTo(told);
			assertThat(told).extracting(ChangedRevision::id).containsExactly("1");
			assertThat(log.lines()).singleElement()
				.isEqualTo("WARN Database " + database.name() + " on localhost: applied revision 1 "
						+ "(db.migration.R1_Step1, applied " + appliedAt + ") would run other statements than it ran. "
						+ "Restore it as it was and put the change into a new revision, or accept it: aludel repair");
		}
	}

	@Test
	void costARunNeitherAStatementNorAClass(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		RecordingClassLoader classLoader = project(EDITED, SECOND).classLoader();
		try (WireLog wire = new WireLog(); CapturedLog log = new CapturedLog()) {
			new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), classLoader),
					reacting(ChangedRevisionAction.WARN), List.of())
				.upgrade();
			assertThat(log.lines()).noneMatch((line) -> line.startsWith("WARN"));
			assertThat(wire.statements()).noneMatch((sql) -> sql.contains("checksum is not null"));
		}
		assertThat(classLoader.loaded()).contains("db.migration.R2_Step2").doesNotContain("db.migration.R1_Step1");
	}

	@Test
	void stopARunBeforeItTouchesAnything(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		String recorded = database.query("select left(checksum, 12) from aludel_revision").get(0);
		Aludel strict = project(EDITED, SECOND).aludel(database.dataSource(), reacting(ChangedRevisionAction.FAIL));
		assertThatExceptionOfType(ChangedRevisionsException.class).isThrownBy(strict::upgrade).satisfies((ex) -> {
			assertThat(ex.getMessage()).matches("""
					1 applied revision of database %s on localhost:\\d+ would run other statements than it ran:
					  1 \\(db\\.migration\\.R1_Step1\\), applied %s, checksum %s, now [0-9a-f]{12}
					Nothing was run\\.
					Restore it as it was and put the change into a new revision, or accept it: aludel repair"""
				.formatted(database.name(), appliedAt(database), recorded));
			assertThat(ex.revisions()).extracting(ChangedRevision::id).containsExactly("1");
		});
		assertThat(database.query("select revision from aludel_history")).containsExactly("1");
		assertThat(database.query("select to_regclass('b')")).containsExactly("∅");
	}

	@Test
	void stopAStartThatHasNothingToRunWhenTheyShould(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		Aludel strict = project(EDITED).aludel(database.dataSource(), reacting(ChangedRevisionAction.FAIL));
		assertThatExceptionOfType(ChangedRevisionsException.class).isThrownBy(strict::upgrade);
		assertThat(project(FIRST).aludel(database.dataSource(), reacting(ChangedRevisionAction.FAIL)).upgrade().heads())
			.containsExactly("1");
	}

	@Test
	void doNotKeepARepairFromAcceptingThem(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		Aludel strict = project(EDITED).aludel(database.dataSource(), reacting(ChangedRevisionAction.FAIL));
		strict.repair(strict.planRepair());
		assertThat(strict.upgrade().heads()).containsExactly("1");
	}

	@Test
	void doNotKeepADowngradeFromGoingBack(TestDatabase database) {
		project(FIRST, SECOND).aludel(database.dataSource()).upgrade();
		Aludel strict = project(EDITED, SECOND).aludel(database.dataSource(), reacting(ChangedRevisionAction.FAIL));
		assertThat(strict.downgrade("1").heads()).containsExactly("1");
	}

	@Test
	void areIgnoredWhenNobodyWantsToKnow(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		try (CapturedLog log = new CapturedLog()) {
			project(EDITED, SECOND).aludel(database.dataSource(), reacting(ChangedRevisionAction.IGNORE)).upgrade();
			assertThat(log.lines()).noneMatch((line) -> line.startsWith("WARN"));
		}
	}

	@Test
	void costAStartWithNothingToRunNeitherAStatementNorAClass(TestDatabase database) {
		project(FIRST).aludel(database.dataSource()).upgrade();
		RecordingClassLoader classLoader = project(EDITED).classLoader();
		Aludel aludel = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of("db.migration"), classLoader),
				reacting(ChangedRevisionAction.WARN), List.of());
		try (WireLog wire = new WireLog()) {
			aludel.upgrade();
			assertThat(wire.statements()).hasSize(2);
		}
		assertThat(classLoader.loaded()).isEmpty();
	}

	private static String appliedAt(TestDatabase database) {
		return database
			.query("select to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') "
					+ "from aludel_revision where revision = '1'")
			.get(0);
	}

	private static AludelSettings reacting(ChangedRevisionAction action) {
		return AludelSettings.defaults().withRun(RunSettings.defaults().withChanged(action));
	}

	private static RevisionSource reading(String sql) {
		return revision("2", "1").up("""
				try (var statement = op.connection().createStatement()) {
					statement.execute("%s");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""".formatted(sql));
	}

	private MigrationProject project(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions);
	}

}
