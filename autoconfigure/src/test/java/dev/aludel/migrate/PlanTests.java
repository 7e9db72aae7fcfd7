package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.aludel.revision.UnknownRevisionException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class PlanTests {

	private static final RevisionSource TABLE = revision("1").message("create tasks")
		.sqlUp("create table tasks (id bigint, title text)", "insert into tasks values (1, 'a'), (2, 'a')")
		.sqlDown("drop table tasks");

	private static final RevisionSource INDEX = revision("2", "1").up("""
			op.addColumn("tasks", column("status", text()));
			op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks").on("title"));
			op.bulkInsert("tasks", java.util.List.of("id", "title"), java.util.List.of(3, "it's"));
			""").down("op.dropIndexConcurrently(\"tasks\", \"ux_tasks\"); op.dropColumn(\"tasks\", \"status\");");

	private static final RevisionSource READING = revision("3", "2").up("op.connection();").down("op.connection();");

	private final Path directory;

	PlanTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void tellsWhatAnUpgradeWouldRun(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX, READING);
		Map<String, List<String>> before = DatabaseContents.of(database);
		MigrationPlan plan = aludel.plan("head");
		assertThat(DatabaseContents.of(database)).isEqualTo(before);
		assertThat(plan.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(plan.headsBefore()).isEmpty();
		assertThat(plan.heads()).containsExactly("3");
		assertThat(plan.revisions()).extracting(PlannedRevision::id).containsExactly("1", "2", "3");
		assertThat(plan.revisions()).extracting(PlannedRevision::className)
			.containsExactly("db.migration.R1_CreateTasks", "db.migration.R2_Step2", "db.migration.R3_Step3");
		assertThat(plan.revisions().get(1).statements()).extracting(PlannedStatement::sql)
			.containsExactly("alter table tasks add column status text",
					"create unique index concurrently ux_tasks on tasks (title)",
					"insert into tasks (id, title) values (3, 'it''s')");
		assertThat(plan.revisions().get(1).statements()).extracting((planned) -> planned.statement().transactional())
			.containsExactly(true, false, true);
		assertThat(plan.revisions().get(1).statements()).extracting(PlannedStatement::operation)
			.containsExactly("add column tasks.status", "create unique index ux_tasks on tasks",
					"insert 1 row into tasks");
		assertThat(plan.revisions()).extracting(PlannedRevision::unknown)
			.containsExactly(null, null, "reads the database: its statements are known only when it runs");
	}

	@Test
	void beginsWhereTheDatabaseIs(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		aludel.upgrade("1");
		assertThat(aludel.plan("head").headsBefore()).containsExactly("1");
		assertThat(aludel.plan("head").revisions()).extracting(PlannedRevision::id).containsExactly("2");
		assertThat(aludel.plan("+1").heads()).containsExactly("2");
		assertThat(aludel.plan("1").isEmpty()).isTrue();
	}

	@Test
	void tellsWhatADowngradeWouldRun(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		aludel.upgrade("1");
		database.execute("delete from tasks");
		aludel.upgrade();
		MigrationPlan plan = aludel.planDowngrade("base");
		assertThat(plan.direction()).isEqualTo(Direction.DOWNGRADE);
		assertThat(plan.headsBefore()).containsExactly("2");
		assertThat(plan.heads()).isEmpty();
		assertThat(plan.revisions()).flatExtracting(PlannedRevision::statements)
			.extracting("statement.sql")
			.containsExactly("drop index concurrently ux_tasks", "alter table tasks drop column status",
					"drop table tasks");
	}

	@Test
	void marksWhatIsDoneOfAnUnfinishedRevision(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		assertThat(catchThrowableOfType(RevisionFailedException.class, aludel::upgrade)).isNotNull();
		assertThat(aludel.plan("head").revisions().get(0).statements()).extracting(PlannedStatement::completed)
			.containsExactly(true, false, false);
		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> aludel.planDowngrade("base"));
		Aludel changed = aludel(database, TABLE, revision("2", "1").sqlUp("select 1"));
		assertThatExceptionOfType(UnfinishedRevisionChangedException.class).isThrownBy(() -> changed.plan("head"));
	}

	@Test
	void refusesWhatARunWouldRefuse(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").down("op.irreversible(\"The rows are gone.\");"));
		aludel.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> aludel.planDowngrade("base"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> aludel.plan("nowhere"));
	}

	@Test
	void saysWhenARevisionFailsByItself(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").up("throw new IllegalStateException(\"Not today.\");"));
		assertThat(aludel.plan("head").revisions()).extracting(PlannedRevision::unknown)
			.containsExactly("fails before it can be told: java.lang.IllegalStateException: Not today.");
	}

	@Test
	void saysWhenTheDatabaseIsAhead(TestDatabase database) {
		aludel(database, TABLE, revision("2", "1")).upgrade();
		MigrationPlan plan = aludel(database, TABLE).plan("head");
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.unknown()).containsExactly("2");
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

}
