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
