package dev.aludel.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class RepairCommandTests {

	private static final String FOUND = """
			Revision 2 (add b) is applied and this application does not know it.
			  To forget it for good: aludel repair --forget 2
			Accept the checksum of revision 1 (db.migration.R1_Step1)
			  It would run other statements than those that it ran here. They are not run.
			Give up the upgrade of revision 3
			  Its statements 1 to 2 are committed and stay. It counts as not applied.
			    alter table a add column y int
			    create index concurrently ix_a_y on a (y)
			  These indexes of the database are not valid; drop what it has left behind:
			    drop index concurrently public.ix_a_y
			""";

	private static final RevisionSource SPLIT = revision("3", "1").up("""
			op.execute("alter table a add column y int");
			op.createIndexConcurrently("a", index("ix_a_y").on("y"));
			op.execute("insert into allowed values (1)");
			""");

	private final Path directory;

	RepairCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void changesNothingWhereNobodyCanAgree(TestDatabase database) {
		Aludel aludel = broken(database);
		CommandRun run = CommandRun.of(aludel, "repair");
		assertThat(run.out())
			.isEqualTo(FOUND + "Nothing was repaired in database %s. Carry it out: aludel repair --yes\n"
				.formatted(aludel.state().database()));
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isOne();
		assertThat(aludel.planRepair().found()).hasSize(3);
	}

	@Test
	void carriesOutWhatWasFoundButForgetsNothingWhenItIsToldTo(TestDatabase database) {
		Aludel aludel = broken(database);
		CommandRun run = CommandRun.of(aludel, "repair", "--yes");
		assertThat(run.out())
			.isEqualTo(FOUND + "2 repairs carried out in database %s.\n".formatted(aludel.state().database()));
		assertThat(run.status()).isZero();
		assertThat(aludel.planRepair().isEmpty()).isTrue();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		CommandRun again = CommandRun.of(aludel, "repair", "--forget", "2", "--yes");
		assertThat(again.out()).startsWith("Forget revision 2 (add b)\n"
				+ "  It is applied and this application does not know it. What it did to the schema stays.\n");
		assertThat(again.status()).isZero();
		CommandRun last = CommandRun.of(aludel, "repair");
		assertThat(last.out()).isEqualTo(
				"The records of database %s are in order: nothing to repair.\n".formatted(aludel.state().database()));
		assertThat(last.status()).isZero();
	}

	@Test
	void leavesTheRevisionsOfANewerApplicationAlone(TestDatabase database) {
		RevisionSource first = revision("1").sqlUp("create table a (x int)");
		MigrationProject.of(this.directory, first, revision("2", "1").message("add b"))
			.aludel(database.dataSource())
			.upgrade();
		Aludel older = MigrationProject.of(this.directory, first).aludel(database.dataSource());
		CommandRun run = CommandRun.of(older, "repair", "--yes");
		assertThat(run.out()).isEqualTo("""
				Revision 2 (add b) is applied and this application does not know it.
				  To forget it for good: aludel repair --forget 2
				The database is ahead: a newer application may have run them; forget them only when that \
				application is gone.
				The other records of database %s are in order: nothing to repair.
				""".formatted(older.state().database()));
		assertThat(run.status()).isZero();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		CommandRun forget = CommandRun.of(older, "repair", "--forget", "2");
		assertThat(forget.out()).contains("The database is ahead: a newer application may have run them;")
			.endsWith("Carry it out: aludel repair --forget 2 --yes\n");
		assertThat(forget.status()).isOne();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void asksAPersonAndTakesYesForYes(TestDatabase database) {
		Aludel aludel = broken(database);
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		assertThat(attended(aludel, "no\n", out, err, "repair")).isOne();
		assertThat(err).hasToString(FOUND + "Do that? [y/N] ");
		assertThat(out.toString()).startsWith("Nothing was repaired in database ").hasLineCount(1);
		assertThat(attended(aludel, "", out, err, "repair")).isOne();
		assertThat(aludel.planRepair().found()).hasSize(3);
		assertThat(attended(aludel, "y\n", out, err, "repair")).isZero();
		assertThat(aludel.planRepair().isEmpty()).isTrue();
	}

	@Test
	void repairsWhatIsChosen(TestDatabase database) {
		Aludel aludel = broken(database);
		assertThat(CommandRun.of(aludel, "repair", "-y", "--forget", "2").status()).isZero();
		assertThat(aludel.planRepair().repairs()).extracting((repair) -> repair.revision()).containsExactly("1", "3");
		assertThat(aludel.planRepair().left()).isEmpty();
		assertThat(CommandRun.of(aludel, "repair", "-y", "--accept-checksum", "1", "--clear-progress", "3").status())
			.isZero();
		assertThat(aludel.planRepair().isEmpty()).isTrue();
	}

	@Test
	void namesWhatCanBeRepairedWhenAskedForSomethingElse(TestDatabase database) {
		Aludel aludel = broken(database);
		CommandRun run = CommandRun.of(aludel, "repair", "--yes", "--forget", "1", "2");
		assertThat(run.err()).isEqualTo("""
				Revision 1 in database %s is none that is unknown to the application and applied.
				Nothing was repaired.
				These are: 2
				""".formatted(aludel.state().database()));
		assertThat(run.status()).isOne();
		assertThat(aludel.planRepair().found()).hasSize(3);
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		Aludel aludel = broken(database);
		CommandRun run = CommandRun.of(aludel, "repair", "--yes", "--format", "json");
		assertThat(run.out()).startsWith("{\"version\":1,\"command\":\"repair\",\"database\":").hasLineCount(1);
		assertThat(run.json()).containsEntry("repaired", true);
		assertThat(run.json()).containsEntry("databaseAhead", false);
		assertThat(run.json().get("left")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.satisfiesExactly((forget) -> assertThat(map(forget)).containsEntry("action", "forget")
				.containsEntry("revision", "2")
				.containsKey("appliedAt"));
		assertThat(run.json().get("repairs")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.satisfiesExactly(
					(accept) -> assertThat(map(accept)).containsEntry("action", "accept-checksum")
						.containsKeys("recorded", "recomputed"),
					(clear) -> assertThat(map(clear)).containsEntry("action", "clear-progress")
						.containsEntry("direction", "upgrade")
						.containsEntry("completedStatements", 2)
						.containsEntry("invalidIndexes", List.of("public.ix_a_y")));
	}

	private Aludel broken(TestDatabase database) {
		RevisionSource first = revision("1").sqlUp("create table a (x int)");
		RevisionSource second = revision("2", "1").message("add b").sqlUp("create table b (x int)");
		Aludel before = MigrationProject.of(this.directory, first, second, SPLIT).aludel(database.dataSource());
		before.upgrade("2");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> before.upgrade("3"));
		database.execute("update pg_index set indisvalid = false where indexrelid = 'ix_a_y'::regclass");
		return MigrationProject.of(this.directory, revision("1").sqlUp("create table a (x bigint)"), SPLIT)
			.aludel(database.dataSource());
	}

	private static int attended(Aludel aludel, String answer, StringWriter out, StringWriter err, String... arguments) {
		Terminal terminal = new Terminal(new BufferedReader(new StringReader(answer)), new PrintWriter(out, true),
				new PrintWriter(err), true, false, 80);
		return new AludelCommandLine(() -> aludel, terminal).execute(arguments);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object json) {
		return (Map<String, Object>) json;
	}

}
