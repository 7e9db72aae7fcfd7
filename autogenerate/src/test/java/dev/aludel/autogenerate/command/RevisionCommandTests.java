package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.broken.BrokenApplication;
import dev.aludel.autogenerate.command.shop.ShopApplication;
import dev.aludel.command.Terminal;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code aludel revision} and {@code aludel check}, as a developer uses them.
 */
@PostgresTest
class RevisionCommandTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
	}

	@Test
	void draftsWhatTheEntitiesAskForAndProvesIt(TestDatabase database) throws Exception {
		Outcome outcome = revision(database, "create the shop", "--id", "1");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).startsWith("""
				The entities (2 tables) and %s (PostgreSQL """.formatted(name(database)));
		assertThat(outcome.out()).contains("""
				 differ. To make them agree:
				  create sequence purchase_seq
				  create table customer
				  create table purchase
				  create index ix_purchase_total on purchase
				Proven: compiled, applied (4 statements), compared (no difference), undone (3 statements), \
				compared (as before).
				Wrote src/db/migration/R1_CreateTheShop.java
				Review it; the next start of the application applies it.
				""");
		assertThat(this.project.migration("R1_CreateTheShop")).content().contains("""
					@Override
					public void upgrade(Operations op) {
						op.createSequence(sequence("purchase_seq").incrementBy(50));
						op.createTable("customer",
								column("id", bigint()).identity(),
								column("points", integer()).notNull().defaultValue("0"),
								column("email", varchar(254)).notNull(),
								primaryKey("pk_customer", "id"),
								unique("uq_customer_email", "email"));
						op.createTable("purchase",
								column("id", bigint()).notNull(),
				""");
		assertThat(database.query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
			.as("nothing is left in the database")
			.containsExactly("0");
	}

	@Test
	void findsNothingOnceTheDraftIsApplied(TestDatabase database) throws Exception {
		revision(database, "create the shop");
		this.project.upgrade(database);
		Outcome again = revision(database, "nothing");
		assertThat(again.status()).isZero();
		assertThat(again.out()).contains(" agree.\n", "Nothing to do; no file was written.\n");
		assertThat(this.project.migrations()).hasSize(1);
		assertThat(check(database)).isEqualTo(new Outcome(0, """
				The entities (2 tables) and %s (PostgreSQL %s) agree.
				""".formatted(name(database), server(database)), ""));
	}

	@Test
	void checkListsEveryDifferenceAndFails(TestDatabase database) throws Exception {
		revision(database, "create the shop");
		this.project.upgrade(database);
		database.execute("alter table customer drop column points; drop index ix_purchase_total");
		assertThat(check(database)).isEqualTo(new Outcome(1, """
				The entities (2 tables) and %s (PostgreSQL %s) differ. To make them agree:
				  add column customer.points
				  create index ix_purchase_total on purchase
				Nothing was changed. Draft a migration: mvn aludel:revision -Dmessage="…"
				""".formatted(name(database), server(database)), ""));
	}

	@Test
	void draftsTheNextRevisionOnTopOfTheHead(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("insert into customer (email) values ('kafka@example.org');"
				+ "alter table customer drop column points, add column nick varchar(20);"
				+ "alter table customer add column tier integer not null default 1;"
				+ "alter table customer alter column tier drop default");
		Outcome outcome = revision(database, "add points to customers", "--id", "2", "--allow-drop",
				"customer.nick,customer.tier");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("WARNING: ").contains("customer.nick");
		assertThat(this.project.migration("R2_AddPointsToCustomers")).content()
			.contains("@Revision(id = \"2\", revises = \"1\", message = \"add points to customers\")",
					"op.addColumn(\"customer\", column(\"points\", integer()).notNull().defaultValue(\"0\"));",
					"op.dropColumn(\"customer\", \"nick\");",
					"op.addColumn(\"customer\", column(\"nick\", varchar(20)));",
					"// The downgrade brings column customer.tier back with the placeholder 0",
					"op.addColumn(\"customer\", column(\"tier\", integer()).notNull().defaultValue(\"0\"));",
					"op.dropDefault(\"customer\", \"tier\");");
		this.project.upgrade(database);
		assertThat(check(database).status()).isZero();
	}

	@Test
	void aRequiredColumnIsAddedFilledAndRequiredByThreeRevisions(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("alter table customer drop column email; insert into customer default values;"
				+ "insert into customer default values");
		Outcome outcome = revision(database, "add email to customers", "--id", "2", "--value",
				"customer.email=id || '@example.org'");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).endsWith("""
				Wrote src/db/migration/R2_AddEmailToCustomers.java
				Wrote src/db/migration/R2_2_FillInEmailOfCustomer.java
				Wrote src/db/migration/R2_3_RequireEmailOfCustomer.java
				Review them; the next start of the application applies them.
				""");
		assertThat(this.project.migration("R2_2_FillInEmailOfCustomer")).content()
			.contains("@Revision(id = \"2_2\", revises = \"2\", message = \"fill in email of customer\")",
					"op.backfill(\"customer\", set(\"email = id || '@example.org'\").where(\"email is null\"));");
		this.project.upgrade(database);
		assertThat(database.query("select email from customer order by id")).containsExactly("1@example.org",
				"2@example.org");
		assertThat(check(database).status()).isZero();
	}

	@Test
	void aDraftThatWaitsForItsAuthorIsWrittenAndMarked(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("alter table customer drop column email");
		Outcome outcome = revision(database, "add email to customers", "--id", "2");
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.out()).contains("Not proven: R2_2_FillInEmailOfCustomer is incomplete: Say what the rows of "
				+ "customer that are there get in email, then remove this line.\n");
		assertThat(outcome.out()).endsWith("""
				Wrote, unproven: src/db/migration/R2_3_RequireEmailOfCustomer.java
				Correct them, or remove the files and draft again; the next start of the application applies them.
				""");
		assertThat(outcome.out()).contains("\nWrote src/db/migration/R2_AddEmailToCustomers.java\n",
				"\nWrote, unproven: src/db/migration/R2_2_FillInEmailOfCustomer.java\n");
		assertThat(this.project.migration("R2_AddEmailToCustomers")).content()
			.as("what was applied, undone and compared")
			.doesNotContain("UNPROVEN");
		assertThat(this.project.migration("R2_2_FillInEmailOfCustomer")).content()
			.startsWith("/*\n * UNPROVEN: R2_2_FillInEmailOfCustomer is incomplete: ");
		assertThat(this.project.migration("R2_3_RequireEmailOfCustomer")).content()
			.startsWith("/*\n * UNPROVEN: R2_2_FillInEmailOfCustomer is incomplete: ");
	}

	@Test
	void anOptionSaysFromHowManyRowsOnATableIsLarge(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("insert into customer (email) select n from generate_series(1, 50) n; analyze customer; "
				+ "alter table customer alter column points drop not null");
		Outcome outcome = revision(database, "require points", "--id", "2", "--large-table-rows", "50");
		assertThat(outcome.err()).isEmpty();
		assertThat(this.project.migration("R2_RequirePoints")).content()
			.contains("op.validateConstraintSeparately(\"customer\", \"ck_customer_points_not_null\");");
	}

	@Test
	void aRenameThatIsNamedLosesNothing(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("alter table customer rename column email to mail");
		revision(database, "rename mail", "--id", "2", "--rename", "customer.mail:email");
		assertThat(this.project.migration("R2_RenameMail")).content()
			.contains("op.renameColumn(\"customer\", \"mail\", \"email\");")
			.doesNotContain("dropColumn");
		this.project.upgrade(database);
		assertThat(check(database).status()).isZero();
	}

	@Test
	void aRenameToWhatNoEntityHasIsRefused(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
		database.execute("alter table customer rename column email to mail");
		Outcome outcome = revision(database, "rename mail", "--rename", "customer.mail:emial");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				Column customer.mail cannot be renamed to emial: no entity maps a column of that name there.
				Nothing was compared. Name one of the new columns of the entities: email.
				"""));
	}

	@Test
	void aRenameOfAnotherFormIsRefused(TestDatabase database) throws Exception {
		Outcome outcome = revision(database, "rename", "--rename", "email");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				The rename email is not of the form table.column:new or table:new, as in tasks.title:headline.
				Nothing was compared.
				"""));
	}

	@Test
	void asksToUpgradeFirstWhileRevisionsArePending(TestDatabase database) throws Exception {
		revision(database, "create the shop", "--id", "1");
		this.project.compile();
		assertThat(revision(database, "more")).isEqualTo(new Outcome(1, "", """
				D%s lacks revisions that the application has:
				  1  create the shop
				Nothing was compared and no file was written.
				Upgrade first: start the application, and run this again.
				""".formatted(name(database).substring(1))));
		assertThat(this.project.migrations()).hasSize(1);
	}

	@Test
	void refusesTwoHeads(TestDatabase database) throws Exception {
		this.project.write("R1_One", "@Revision(id = \"1\")");
		this.project.write("R2_Two", "@Revision(id = \"2\")");
		this.project.compile();
		Outcome outcome = revision(database, "more");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).contains("two heads", "db/migration/R1_One.java", "db/migration/R2_Two.java");
		assertThat(this.project.migrations()).hasSize(2);
	}

	@Test
	void namesAParentThatDoesNotExist(TestDatabase database) throws Exception {
		this.project.write("R2_Two", "@Revision(id = \"2\", revises = \"1\")");
		this.project.compile();
		Outcome outcome = revision(database, "more");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).contains("db.migration.R2_Two").contains("1").doesNotContain("\tat ");
	}

	@Test
	void saysWhichDatabaseCannotBeReached(TestDatabase database) {
		Outcome outcome = this.project.run("revision", ShopApplication.class, "jdbc:postgresql://localhost:1/nowhere",
				"nobody", "--message", "x", "--source-directory", this.project.sources().toString());
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).contains("localhost:1")
			.contains("Nothing was compared or written.")
			.doesNotContain("\tat ");
	}

	@Test
	void showsWhatHibernateRejects(TestDatabase database) {
		Outcome outcome = this.project.run("revision", BrokenApplication.class, database.url(), database.user(),
				"--message", "x", "--source-directory", this.project.sources().toString());
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).contains("Parcel").contains("identifier").doesNotContain("\tat ");
	}

	@Test
	void aRoleWithoutTempIsToldWhichGrantIsMissing(TestDatabase database) {
		database.execute(
				"create role %1$s_guest login; revoke temp on database %1$s from public".formatted(database.name()));
		Outcome outcome = this.project.run("revision", ShopApplication.class, database.url(),
				database.name() + "_guest", "--message", "x", "--source-directory", this.project.sources().toString());
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).startsWith("Role " + database.name() + "_guest may not create temporary tables")
			.containsIgnoringCase("grant temp")
			.doesNotContain("Unexpected");
		assertThat(this.project.migrations()).isEmpty();
	}

	@Test
	void aRoleWithoutCreateIsToldWhichGrantIsMissing(TestDatabase database) {
		database.execute(
				"create role %1$s_guest login; revoke create on schema public from public".formatted(database.name()));
		Outcome outcome = this.project.run("revision", ShopApplication.class, database.url(),
				database.name() + "_guest", "--message", "x", "--source-directory", this.project.sources().toString());
		assertThat(outcome.status()).isOne();
		assertThat(outcome.out() + outcome.err()).containsIgnoringCase("create on schema public to ")
			.contains(database.name() + "_guest");
	}

	@Test
	void wrongUsageIsStatusTwo() {
		StringWriter err = new StringWriter();
		int status = DeskCommand.run(Terminal.unattended(new PrintWriter(new StringWriter()), new PrintWriter(err)),
				"revision");
		assertThat(status).isEqualTo(2);
		assertThat(err.toString()).contains("Missing required option: '--message=TEXT'");
	}

	private Outcome revision(TestDatabase database, String message, String... options) {
		List<String> all = new ArrayList<>(List.of("--message", message));
		all.addAll(List.of(options));
		return this.project.runInSources("revision", database, all.toArray(String[]::new));
	}

	private Outcome check(TestDatabase database) {
		return this.project.run("check", database);
	}

	private static String name(TestDatabase database) {
		return "database " + database.name() + " on " + URI.create(database.url().substring(5)).getAuthority();
	}

	private static String server(TestDatabase database) {
		int version = Integer.parseInt(database.query("show server_version_num").get(0));
		return version / 10_000 + "." + version % 10_000;
	}

}
