package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.Map;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class EnumValueTests {

	private static final RevisionSource TYPE = revision("1").up("""
			op.createEnumType("mood", "sad");
			op.createTable("people", column("name", text()), column("mood", type("mood")));
			""");

	private static final RevisionSource VALUE = revision("2", "1").up("op.addEnumValue(\"mood\", \"happy\");");

	private static final RevisionSource USE = revision("3", "2").sqlUp("insert into people values ('ann', 'happy')");

	private static final RevisionSource AT_ONCE = revision("2", "1").up("""
			op.execute("insert into people values ('zoe', 'sad')");
			op.addEnumValue("mood", "happy");
			op.execute("insert into people values ('ann', 'happy')");
			op.execute("insert into people values ('bob', 'happy')");
			""");

	private final Path directory;

	EnumValueTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@ParameterizedTest
	@EnumSource
	void aValueCanBeUsedInTheRevisionThatAddsIt(TransactionScope scope, TestDatabase database) {
		Aludel aludel = aludel(database, scope, TYPE);
		aludel.upgrade();
		assertThat(aludel(database, scope, TYPE, AT_ONCE).upgrade().heads()).containsExactly("2");
		assertThat(database.query("select name, mood from people order by name")).containsExactly("ann|happy",
				"bob|happy", "zoe|sad");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(database.query("select outcome, statements from aludel_history where revision = '2'"))
			.containsExactly("succeeded|4");
	}

	@ParameterizedTest
	@EnumSource
	void aValueCanBeUsedInTheNextRevisionOfTheSameRun(TransactionScope scope, TestDatabase database) {
		aludel(database, scope, TYPE).upgrade();
		assertThat(aludel(database, scope, TYPE, VALUE, USE).upgrade().revisions()).extracting(CompletedRevision::id)
			.containsExactly("2", "3");
		assertThat(database.query("select name, mood from people")).containsExactly("ann|happy");
	}

	@Test
	void aNewTypeNeedsNoCommitInBetween(TestDatabase database) {
		aludel(database, TransactionScope.RUN, TYPE, VALUE, USE).upgrade();
		int version = Integer.parseInt(database.query("show server_version_num").get(0));
		// Before 17 PostgreSQL refuses the value of a type that is new itself, too.
		assertThat(database.query("select count(distinct xmin::text) from aludel_revision"))
			.containsExactly((version >= 170_000) ? "1" : "2");
	}

	@Test
	void aValueThatIsNotUsedStaysInTheTransactionOfItsRevision(TestDatabase database) {
		aludel(database, TransactionScope.REVISION, TYPE).upgrade();
		RevisionSource failing = revision("2", "1").up("""
				op.addEnumValue("mood", "happy");
				op.execute("select 1 / 0");
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, TransactionScope.REVISION, TYPE, failing)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(database.query("select enum_range(null::mood)")).containsExactly("{sad}");
	}

	@Test
	void aFailureBehindTheValueIsResumedThere(TestDatabase database) {
		aludel(database, TransactionScope.REVISION, TYPE).upgrade();
		database.execute("alter table people add constraint ck check (name <> 'bob')");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, TransactionScope.REVISION, TYPE, AT_ONCE)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure).hasMessageContaining("Statements 1 to 2 are committed, what came after was rolled back")
			.hasMessageContaining("It resumes at statement 3 when started again.");
		database.execute("alter table people drop constraint ck");
		assertThat(aludel(database, TransactionScope.REVISION, TYPE, AT_ONCE).upgrade().heads()).containsExactly("2");
		assertThat(database.query("select name from people order by name")).containsExactly("ann", "bob", "zoe");
	}

	@Test
	void hasTheChecksumOfARevisionThatWasNotSplit(TestDatabase database) {
		aludel(database, TransactionScope.REVISION, TYPE, AT_ONCE).upgrade();
		try (TestDatabase split = database.another()) {
			aludel(split, TransactionScope.REVISION, TYPE).upgrade();
			aludel(split, TransactionScope.REVISION, TYPE, AT_ONCE).upgrade();
			assertThat(split.query("select checksum from aludel_revision order by revision"))
				.isEqualTo(database.query("select checksum from aludel_revision order by revision"));
			assertThat(aludel(split, TransactionScope.REVISION, TYPE, AT_ONCE).validate().isValid()).isTrue();
		}
	}

	@Test
	void theConnectionMayUseTheValue(TestDatabase database) {
		aludel(database, TransactionScope.REVISION, TYPE).upgrade();
		RevisionSource reading = revision("2", "1").up("""
				op.addEnumValue("mood", "happy");
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("insert into people values ('ann', 'happy')");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""");
		assertThat(aludel(database, TransactionScope.REVISION, TYPE, reading).upgrade().heads()).containsExactly("2");
	}

	@Test
	void whatCannotBeSplitFailsWithTheWayOut(TestDatabase database) {
		aludel(database, TransactionScope.REVISION, TYPE).upgrade();
		RevisionSource reading = revision("2", "1").up("""
				op.connection();
				op.addEnumValue("mood", "happy");
				op.execute("insert into people values ('ann', 'happy')");
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, TransactionScope.REVISION, TYPE, reading)::upgrade);
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (execute SQL):
				  insert into people values ('ann', 'happy')
				PostgreSQL: unsafe use of new value "happy" of enum type mood (55P04) at character 35
				  New enum values must be committed before they can be used.
				The revision was rolled back; the database is still at 1.
				Move the use of the new value into a revision of its own, for PostgreSQL lets nobody use it before \
				the transaction that added it is committed.""");
	}

	@ParameterizedTest
	@EnumSource
	void aScriptCommitsBehindAValueThatIsUsed(ScriptRunner runner, TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, TYPE, AT_ONCE);
		Aludel online = project.aludel(database.dataSource());
		try (TestDatabase scripted = database.another()) {
			online.upgrade("1");
			project.aludel(scripted.dataSource()).upgrade("1");
			online.upgrade();
			String script = project.aludel(new UnreachableDataSource()).script("1:2");
			assertThat(runner.run(scripted, script, this.directory, Map.of())).as(script).isNull();
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aScriptOfOneTransactionCommitsBehindARevisionWhoseValueIsUsed(ScriptRunner runner, TestDatabase database) {
		AludelSettings one = settings(TransactionScope.RUN);
		MigrationProject project = MigrationProject.of(this.directory, TYPE, VALUE, USE);
		project.aludel(database.dataSource(), one).upgrade("1");
		String script = project.aludel(new UnreachableDataSource(), one).script("1:3");
		assertThat(runner.run(database, script, this.directory, Map.of())).as(script).isNull();
		assertThat(database.query("select name, mood from people")).containsExactly("ann|happy");
	}

	private Aludel aludel(TestDatabase database, TransactionScope scope, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource(), settings(scope));
	}

	private static AludelSettings settings(TransactionScope scope) {
		return AludelSettings.defaults().withRun(RunSettings.defaults().withTransaction(scope));
	}

}
