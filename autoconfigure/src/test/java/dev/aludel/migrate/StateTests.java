package dev.aludel.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class StateTests {

	private final Path directory;

	StateTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void ofAnEmptyDatabaseIsAllPending(TestDatabase database) {
		DatabaseState state = project().aludel(database.dataSource()).state();
		assertThat(state.database().name()).isEqualTo(database.name());
		assertThat(state.database().host()).startsWith("localhost:");
		assertThat(state.heads()).isEmpty();
		assertThat(state.expectedHeads()).containsExactly("2");
		assertThat(state.pending()).containsExactly(new PendingRevision("1", "create a", "db.migration.R1_CreateA"),
				new PendingRevision("2", "create b", "db.migration.R2_CreateB"));
		assertThat(state.applied()).isEmpty();
		assertThat(state.upToDate()).isFalse();
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void tellsWhatIsAppliedSinceWhenAndByWhom(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource(), AludelSettings.defaults().withApplication("tasks"));
		aludel.upgrade("1");
		DatabaseState state = aludel.state();
		assertThat(state.heads()).containsExactly("1");
		assertThat(state.pending()).extracting(PendingRevision::id).containsExactly("2");
		assertThat(state.applied()).singleElement().satisfies((applied) -> {
			assertThat(applied.id()).isEqualTo("1");
			assertThat(applied.message()).isEqualTo("create a");
			assertThat(applied.appliedAt()).isNotNull();
			assertThat(applied.duration()).isNotNull().isLessThan(Duration.ofMinutes(1));
			assertThat(applied.application()).isEqualTo("tasks");
			assertThat(applied.databaseUser()).isEqualTo("postgres");
			assertThat(applied.checksum()).hasSize(64);
		});
	}

	@Test
	void isUpToDateAtTheHead(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade();
		DatabaseState state = aludel.state();
		assertThat(state.upToDate()).isTrue();
		assertThat(state.heads()).isEqualTo(state.expectedHeads());
		assertThat(state.applied()).extracting(AppliedRevision::id).containsExactly("1", "2");
		assertThat(state.applied()).extracting(AppliedRevision::revises).containsExactly(List.of(), List.of("1"));
	}

	@Test
	void namesRevisionsThatTheApplicationDoesNotKnow(TestDatabase database) {
		project().aludel(database.dataSource()).upgrade();
		DatabaseState state = MigrationProject.of(this.directory, revision("1").message("create a"))
			.aludel(database.dataSource())
			.state();
		assertThat(state.unknown()).containsExactly("2");
		assertThat(state.heads()).containsExactly("2");
		assertThat(state.expectedHeads()).containsExactly("1");
		assertThat(state.upToDate()).isTrue();
	}

	@Test
	void tellsOfTheLastArrivalOfARevision(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade();
		aludel.downgrade("1");
		aludel.stamp(List.of("2"));
		assertThat(aludel.state().applied()).last().satisfies((applied) -> {
			assertThat(applied.id()).isEqualTo("2");
			assertThat(applied.duration()).isEqualTo(Duration.ZERO);
			assertThat(applied.checksum()).isNull();
		});
	}

	@Test
	void comesWithTheWholeHistory(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		assertThat(aludel.history()).isEmpty();
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(aludel.history()).extracting(HistoryEntry::revision).containsExactly("1", "2", "2");
		assertThat(aludel.history()).extracting(HistoryEntry::action)
			.containsExactly(HistoryAction.UPGRADE, HistoryAction.UPGRADE, HistoryAction.DOWNGRADE);
		assertThat(aludel.history()).allSatisfy((entry) -> {
			assertThat(entry.successful()).isTrue();
			assertThat(entry.statements()).isEqualTo(1);
			assertThat(entry.databaseUser()).isEqualTo("postgres");
			assertThat(entry.application()).isNull();
			assertThat(entry.error()).isNull();
		});
	}

	@Test
	void survivesTheLossOfTheHistory(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("drop table aludel_history");
		assertThat(aludel.history()).isEmpty();
		assertThat(aludel.state().applied()).singleElement().extracting(AppliedRevision::duration).isNull();
		aludel.upgrade();
		assertThat(aludel.history()).hasSize(1);
	}

	private MigrationProject project() {
		return MigrationProject.of(this.directory,
				revision("1").message("create a").sqlUp("create table a (x int)").sqlDown("drop table a"),
				revision("2", "1").message("create b").sqlUp("create table b (x int)").sqlDown("drop table b"));
	}

}
