package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.Repair.AcceptChecksum;
import dev.aludel.migrate.Repair.ClearProgress;
import dev.aludel.migrate.Repair.ForgetRevision;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

@PostgresTest
class RepairTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)");

	private static final RevisionSource EDITED = revision("1").sqlUp("create table a (x bigint)");

	private static final RevisionSource SECOND = revision("2", "1").message("add b").sqlUp("create table b (x int)");

	private static final RevisionSource SPLIT = revision("3", "1").up("""
			op.execute("alter table a add column y int");
			op.createIndexConcurrently("a", index("ix_a_y").on("y"));
			op.execute("insert into allowed values (1)");
			""").down("""
			op.dropIndexConcurrently("a", "ix_a_y");
			op.execute("insert into allowed values (1)");
			""");

	private final Path directory;

	RepairTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void findsNothingInRecordsThatAreInOrder(TestDatabase database) {
		Aludel aludel = aludel(database, FIRST, SECOND);
		assertThat(aludel.planRepair().isEmpty()).isTrue();
		aludel.upgrade();
		assertThat(aludel.planRepair().isEmpty()).isTrue();
		aludel.repair(aludel.planRepair());
		assertThat(history(database)).containsExactly("1|upgrade", "2|upgrade");
	}

	@Test
	void forgetsARevisionThatTheApplicationDoesNotKnowOnlyWhenChosenAndLeavesTheSchemaAlone(TestDatabase database) {
		aludel(database, FIRST, SECOND).upgrade();
		Aludel aludel = aludel(database, FIRST);
		RepairPlan plan = aludel.planRepair();
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.databaseAhead()).isTrue();
		assertThat(plan.left()).singleElement().isInstanceOfSatisfying(ForgetRevision.class, (forget) -> {
			assertThat(forget.revision()).isEqualTo("2");
			assertThat(forget.applied().message()).isEqualTo("add b");
		});
		aludel.repair(plan);
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		aludel.repair(plan.only((repair) -> repair.revision().equals("2")));
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertThat(database.query("select to_regclass('b')")).containsExactly("b");
		assertThat(history(database)).containsExactly("1|upgrade", "2|upgrade", "2|forget");
		assertThat(aludel.history()).last().satisfies((entry) -> {
			assertThat(entry.action()).isEqualTo(HistoryAction.FORGET);
			assertThat(entry.successful()).isTrue();
		});
		assertThat(aludel.upgrade().isDatabaseAhead()).isFalse();
	}

	@Test
	void acceptsAChangedChecksum(TestDatabase database) {
		aludel(database, FIRST).upgrade();
		Aludel edited = aludel(database, EDITED);
		RepairPlan plan = edited.planRepair();
		String recorded = checksum(database);
		assertThat(plan.repairs()).singleElement().isInstanceOfSatisfying(AcceptChecksum.class, (accept) -> {
			assertThat(accept.revision()).isEqualTo("1");
			assertThat(accept.className()).isEqualTo("db.migration.R1_Step1");
			assertThat(accept.recorded()).isEqualTo(recorded);
		});
		assertThat(edited.validate().isValid()).isFalse();
		edited.repair(plan);
		assertThat(edited.validate().isValid()).isTrue();
		assertThat(edited.planRepair().isEmpty()).isTrue();
		assertThat(checksum(database)).isNotEqualTo(recorded);
		assertThat(database.query("select format_type(atttypid, null) from pg_attribute "
				+ "where attrelid = 'a'::regclass and attname = 'x'"))
			.containsExactly("integer");
		assertThat(edited.history()).last().satisfies((entry) -> {
			assertThat(entry.action()).isEqualTo(HistoryAction.ACCEPT_CHECKSUM);
			assertThat(entry.checksum()).isEqualTo(checksum(database));
		});
	}

	@Test
	void doesNotDoubtWhatWasStampedOrReadsTheDatabase(TestDatabase database) {
		RevisionSource reading = revision("2", "1").up("""
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("select 1");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				op.execute("create table b (x int)");
				""");
		Aludel aludel = aludel(database, FIRST, reading);
		aludel.stamp(List.of("1"));
		aludel.upgrade();
		assertThat(aludel(database, EDITED, reading).planRepair().isEmpty()).isTrue();
	}

	@Test
	void clearsTheProgressOfAnUpgradeAndTellsWhatItLeavesBehind(TestDatabase database) {
		Aludel aludel = aludel(database, FIRST, SPLIT);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		database.execute("update pg_index set indisvalid = false where indexrelid = 'ix_a_y'::regclass");
		RepairPlan plan = aludel.planRepair();
		assertThat(plan.repairs()).singleElement().isInstanceOfSatisfying(ClearProgress.class, (clear) -> {
			assertThat(clear.unfinished().direction()).isEqualTo(Direction.UPGRADE);
			assertThat(clear.committed()).containsExactly("alter table a add column y int",
					"create index concurrently ix_a_y on a (y)");
			assertThat(clear.invalidIndexes()).containsExactly(new QualifiedName("public", "ix_a_y"));
		});
		aludel.repair(plan);
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(history(database)).endsWith("3|clear_progress");
		assertThat(aludel.downgrade("base").heads()).isEmpty();
	}

	@Test
	void clearsTheProgressOfADowngrade(TestDatabase database) {
		database.execute("create table allowed (x int)");
		Aludel aludel = aludel(database, FIRST, SPLIT);
		aludel.upgrade();
		database.execute("drop table allowed");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> aludel.downgrade("1"));
		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(aludel::upgrade);
		RepairPlan plan = aludel.planRepair();
		assertThat(plan.repairs()).singleElement()
			.isInstanceOfSatisfying(ClearProgress.class,
					(clear) -> assertThat(clear.committed()).containsExactly("drop index concurrently ix_a_y"));
		aludel.repair(plan);
		assertThat(aludel.upgrade().heads()).containsExactly("3");
	}

	@Test
	void carriesOutOnlyWhatWasChosen(TestDatabase database) {
		aludel(database, FIRST, SECOND, revision("4", "2")).upgrade();
		Aludel aludel = aludel(database, EDITED);
		RepairPlan plan = aludel.planRepair();
		assertThat(plan.found()).extracting(Repair::action, Repair::revision)
			.containsExactly(tuple(HistoryAction.FORGET, "2"), tuple(HistoryAction.FORGET, "4"),
					tuple(HistoryAction.ACCEPT_CHECKSUM, "1"));
		aludel.repair(plan.only((repair) -> repair.revision().equals("4")));
		assertThat(aludel.planRepair().found()).extracting(Repair::revision).containsExactly("2", "1");
	}

	@Test
	void refusesWhatHasChangedSinceTheLook(TestDatabase database) {
		Aludel later = aludel(database, FIRST, SECOND);
		later.upgrade();
		Aludel aludel = aludel(database, EDITED);
		RepairPlan plan = aludel.planRepair().only((repair) -> true);
		later.downgrade("1");
		RepairOutdatedException refusal = catchThrowableOfType(RepairOutdatedException.class,
				() -> aludel.repair(plan));
		assertThat(refusal).hasMessage("""
				What database %s records of revision 2 has changed since the repair was planned.
				Nothing was repaired.
				Look again: aludel repair""".formatted(refusal.database()));
		assertThat(refusal.revision()).isEqualTo("2");
		assertThat(aludel.planRepair().repairs()).extracting(Repair::action)
			.containsExactly(HistoryAction.ACCEPT_CHECKSUM);
	}

	@Test
	void createsNoTableWhenItRefuses(TestDatabase database) {
		aludel(database, FIRST).upgrade();
		Aludel aludel = aludel(database, EDITED);
		RepairPlan plan = aludel.planRepair();
		database.execute("drop table aludel_revision, aludel_history, aludel_progress");
		assertThatExceptionOfType(RepairOutdatedException.class).isThrownBy(() -> aludel.repair(plan));
		assertThat(
				database.query("select relname from pg_class where relname like 'aludel%' and relkind in ('r', 'p')"))
			.isEmpty();
	}

	@Test
	void createsTheTableThatIsMissingForARepair(TestDatabase database) {
		aludel(database, FIRST).upgrade();
		Aludel aludel = aludel(database, EDITED);
		database.execute("drop table aludel_history");
		aludel.repair(aludel.planRepair());
		assertThat(history(database)).containsExactly("1|accept_checksum");
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

	private static String checksum(TestDatabase database) {
		return String.join("", database.query("select checksum from aludel_revision where revision = '1'"));
	}

	private static List<String> history(TestDatabase database) {
		return database.query("select revision, action from aludel_history where outcome = 'succeeded' order by id");
	}

}
