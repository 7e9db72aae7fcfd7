package dev.aludel.migrate;

import java.nio.file.Path;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class MigrationClassTests {

	private static final String BODY = " { public void upgrade(dev.aludel.Operations op) { } "
			+ "public void downgrade(dev.aludel.Operations op) { } }";

	private final Path directory;

	MigrationClassTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void refusesAClassWithoutRevision(TestDatabase database) {
		assertRefused(database, "public class R1_CreateTasks implements dev.aludel.Migration" + BODY,
				MissingRevisionException.class, """
						Class db.migration.R1_CreateTasks is named like a migration but has no @Revision.
						Nothing was run.
						Write @Revision(id = "1") above it, or give it a name that does not begin with R.""");
	}

	@Test
	void refusesAClassThatIsNoMigration(TestDatabase database) {
		assertRefused(database, "@dev.aludel.Revision(id = \"1\") public class R1_CreateTasks { }",
				NotAMigrationException.class, """
						Class db.migration.R1_CreateTasks is named like a migration but does not implement \
						dev.aludel.Migration.
						Nothing was run.
						Write `implements Migration`, or give it a name that does not begin with R.""");
	}

	@Test
	void refusesAClassWhoseNameCarriesAnotherId(TestDatabase database) {
		RevisionNameMismatchException refusal = assertRefused(database,
				"@dev.aludel.Revision(id = \"2\") public class R1_CreateTasks implements dev.aludel.Migration" + BODY,
				RevisionNameMismatchException.class, """
						Class db.migration.R1_CreateTasks says @Revision(id = "2"), which its name does not.
						Nothing was run.
						Rename the class to R2_CreateTasks, or write @Revision(id = "1").""");
		assertThat(refusal.id()).isEqualTo("2");
		assertThat(refusal.className()).isEqualTo("db.migration.R1_CreateTasks");
	}

	@Test
	void refusesAClassWhoseIdOnlyBeginsLikeItsName(TestDatabase database) {
		assertRefused(database,
				"@dev.aludel.Revision(id = \"1_Cre\") public class R1_CreateTasks implements dev.aludel.Migration"
						+ BODY,
				RevisionNameMismatchException.class, """
						Class db.migration.R1_CreateTasks says @Revision(id = "1_Cre"), which its name does not.
						Nothing was run.
						Rename the class to R1_Cre_CreateTasks, or write @Revision(id = "1").""");
	}

	@Test
	void refusesAnAbstractClass(TestDatabase database) {
		assertRefused(database,
				"@dev.aludel.Revision(id = \"1\") public abstract class R1_CreateTasks implements dev.aludel.Migration"
						+ BODY,
				UnusableMigrationException.class, """
						Class db.migration.R1_CreateTasks is named like a migration but is abstract.
						Nothing was run.
						Make it a class that can be instantiated, or give it a name that does not begin with R.""");
	}

	@Test
	void refusesAClassThatIsNotPublic(TestDatabase database) {
		assertRefused(database,
				"@dev.aludel.Revision(id = \"1\") class R1_CreateTasks implements dev.aludel.Migration" + BODY,
				UnusableMigrationException.class, """
						Class db.migration.R1_CreateTasks is not public.
						Nothing was run.
						Write `public class R1_CreateTasks`.""");
	}

	@Test
	void refusesAClassThatWantsSomethingInjected(TestDatabase database) {
		assertRefused(database, revision("1").with("public R1_Step1(String name) { }"),
				UnusableMigrationException.class, """
						Class db.migration.R1_Step1 has no public constructor without arguments; \
						the one that it has wants java.lang.String.
						Nothing was run.
						Remove it: nothing is injected into a migration, for what uses the database waits for the \
						migrations. Read with op.connection(), or do that work in an ApplicationRunner.""");
	}

	@Test
	void refusesAClassWithAPrivateConstructor(TestDatabase database) {
		assertRefused(database, revision("1").with("private R1_Step1() { }"), UnusableMigrationException.class, """
				Class db.migration.R1_Step1 has no public constructor without arguments.
				Nothing was run.
				Write `public R1_Step1() { }`, or no constructor at all; nothing is injected into a migration.""");
	}

	@Test
	void runsNothingWhenAConstructorFails(TestDatabase database) {
		assertRefused(database,
				revision("2", "1").with("public R2_Step2() { throw new IllegalStateException(\"no\"); }"),
				UnusableMigrationException.class, """
						The constructor of db.migration.R2_Step2 failed: java.lang.IllegalStateException: no
						Nothing was run.
						Correct it; what a migration does belongs into upgrade and downgrade.""");
	}

	@Test
	void runsNothingWhenAStaticInitializerFails(TestDatabase database) {
		assertRefused(database, revision("2", "1").with("static final int ZERO = Integer.parseInt(\"zero\");"),
				UnusableMigrationException.class, """
						The static initializer of db.migration.R2_Step2 failed: java.lang.NumberFormatException: \
						For input string: "zero"
						Nothing was run.
						Correct it; what a migration does belongs into upgrade and downgrade.""");
	}

	@Test
	void refusesAClassThatCannotBeLoaded(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, revision("1"));
		project.truncate("db/migration/R1_Step1.class");
		UnusableMigrationException refusal = catchThrowableOfType(UnusableMigrationException.class,
				() -> project.aludel(database.dataSource()).upgrade());
		assertThat(refusal).hasMessage("""
				Class db.migration.R1_Step1 cannot be loaded: java.lang.ClassFormatError: Truncated class file
				Nothing was run.
				Compile it again, and put what it needs on the class path.""");
	}

	private void assertRefused(TestDatabase database, RevisionSource revision,
			Class<? extends MigrationClassException> type, String message) {
		Aludel aludel = MigrationProject.of(this.directory, revision.id().equals("1")
				? new RevisionSource[] { revision } : new RevisionSource[] { revision("1"), revision })
			.aludel(database.dataSource());
		assertRefused(database, aludel, type, message);
	}

	private <T extends MigrationClassException> T assertRefused(TestDatabase database, String java, Class<T> type,
			String message) {
		Aludel aludel = MigrationProject
			.of(this.directory, "db.migration.R1_CreateTasks", "package db.migration;\n" + java)
			.aludel(database.dataSource());
		return assertRefused(database, aludel, type, message);
	}

	private static <T extends MigrationClassException> T assertRefused(TestDatabase database, Aludel aludel,
			Class<T> type, String message) {
		T refusal = catchThrowableOfType(type, aludel::upgrade);
		assertThat(refusal).hasMessage(message);
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
		return refusal;
	}

}
