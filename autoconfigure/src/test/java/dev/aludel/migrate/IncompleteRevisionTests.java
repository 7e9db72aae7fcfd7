package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A revision that its author has to complete before it can be run. */
@PostgresTest
class IncompleteRevisionTests {

	private static final RevisionSource ADD = revision("1").sqlUp("create table tasks (id bigint, code text)");

	private static final RevisionSource FILL = revision("2", "1").up("""
			op.execute("select 1");
			op.incomplete("Say what tasks.code holds in the rows that exist.");
			""");

	private static final String MESSAGE = """
			Revision 2 (db.migration.R2_Step2) is incomplete: Say what tasks.code holds in the rows that exist.
			Nothing was run.
			Complete db.migration.R2_Step2 and remove its op.incomplete.""";

	private final Path directory;

	IncompleteRevisionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void isRefusedByEverythingThatWouldRunItBeforeAnythingIsTouched(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, ADD, FILL).aludel(database.dataSource());
		Stream
			.<ThrowingCallable>of(aludel::upgrade, () -> aludel.plan("head"), () -> aludel.dryRun("head"),
					() -> aludel.script("head"))
			.forEach((command) -> assertThatThrownBy(command).isInstanceOf(IncompleteRevisionException.class)
				.hasMessage(MESSAGE));
		assertThat(database.query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
			.containsExactly("0");
	}

	@Test
	void doesNotStandInTheWayOfWhatComesBeforeIt(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, ADD, FILL).aludel(database.dataSource());
		assertThat(aludel.upgrade("1").heads()).containsExactly("1");
	}

	@Test
	void isFoundByRunningItWhenItReadsTheDatabaseFirst(TestDatabase database) {
		RevisionSource reading = revision("2", "1").up("""
				op.connection();
				op.execute("alter table tasks add done boolean");
				op.incomplete("Say which tasks are done.");
				""");
		Aludel aludel = MigrationProject.of(this.directory, ADD, reading).aludel(database.dataSource());
		assertThatThrownBy(aludel::upgrade).isInstanceOf(RevisionFailedException.class).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed after statement 1:
				  It is incomplete: Say which tasks are done.
				The revision was rolled back; the revision before it was completed and the database is at 1.
				Complete it and remove its op.incomplete.""");
		assertThat(database.query("select attname from pg_attribute where attrelid = 'tasks'::regclass and attnum > 0"))
			.containsExactly("id", "code");
	}

	@Test
	void isFoundByRunningItWhenAnotherClassSaysSo(TestDatabase database) {
		RevisionSource delegating = revision("2", "1").with("""
				static class Remainder {
					static void of(Operations op) { op.incomplete("Say it."); }
				}""").up("Remainder.of(op);");
		Aludel aludel = MigrationProject.of(this.directory, ADD, delegating).aludel(database.dataSource());
		assertThatThrownBy(aludel::upgrade).hasMessageContaining("It is incomplete: Say it.");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void theCodeOfACompleteOneRunsOnce(TestDatabase database, @TempDir Path runs) {
		RevisionSource counting = revision("2", "1").up("""
				new java.io.File("%s", "run-" + System.nanoTime()).mkdir();
				op.execute("alter table tasks add done boolean");
				""".formatted(runs.toString().replace('\\', '/')));
		MigrationProject.of(this.directory, ADD, counting).aludel(database.dataSource()).upgrade();
		assertThat(runs.toFile().list()).hasSize(1);
	}

	@Test
	void isAFindingOfAValidation(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, ADD, FILL).aludel(database.dataSource());
		assertThat(aludel.validateOffline().findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(ValidationReport.Finding.Kind.INCOMPLETE_REVISION);
			assertThat(finding.revision()).isEqualTo("2");
			assertThat(finding.message()).isEqualTo(MESSAGE.replace("\nNothing was run.", ""));
		});
	}

	@Test
	void anIncompleteWayBackIsRefusedLikeNone(TestDatabase database) {
		RevisionSource back = revision("2", "1").down("op.incomplete(\"Say what comes back.\");");
		Aludel aludel = MigrationProject.of(this.directory, ADD, back).aludel(database.dataSource());
		aludel.upgrade();
		assertThatThrownBy(() -> aludel.downgrade("base")).hasMessageStartingWith("""
				Revision 2 (db.migration.R2_Step2) is incomplete: Say what comes back.
				Nothing was run.""");
		assertThat(aludel.state().heads()).containsExactly("2");
	}

}
