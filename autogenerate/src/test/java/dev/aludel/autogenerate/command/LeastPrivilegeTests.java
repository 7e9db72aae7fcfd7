package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.shop.ShopApplication;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a role needs at the desk, and no more: each privilege that is given here is one
 * that is missed by name when it is taken away.
 */
@PostgresTest
class LeastPrivilegeTests {

	private DeskProject project;

	private TestDatabase database;

	/** Owns the tables of the application. */
	private String owner;

	/** Reads the history, and nothing else. */
	private String reader;

	@BeforeEach
	void createTheRoles(@TempDir Path directory, TestDatabase testDatabase) throws IOException {
		this.project = DeskProject.in(directory);
		this.database = testDatabase;
		this.owner = "owner_of_" + testDatabase.name();
		this.reader = "reader_of_" + testDatabase.name();
		testDatabase.execute("""
				create role %1$s login nosuperuser nocreatedb nocreaterole noinherit;
				create role %2$s login nosuperuser nocreatedb nocreaterole noinherit;
				alter role %2$s set default_transaction_read_only = on;
				revoke all on database %3$s from public;
				revoke all on schema public from public;
				grant connect, temporary on database %3$s to %1$s, %2$s;
				grant usage, create on schema public to %1$s;
				grant usage on schema public to %2$s""".formatted(this.owner, this.reader, testDatabase.name()));
	}

	@AfterEach
	void dropTheRoles() {
		this.database.execute("drop owned by %1$s, %2$s; drop role %1$s, %2$s".formatted(this.owner, this.reader));
	}

	@Test
	void whoeverOwnsTheTablesComparesDraftsAndProves() throws IOException {
		createTheShop();
		change();
		List<String> before = catalog();
		Outcome outcome = revise(this.owner, "--allow-drop", "customer.nick", "--value", "purchase.state='PAID'");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("\nProven: compiled, applied ", "\nWrote src/db/migration/R2_Change.java\n");
		assertThat(outcome.status()).isZero();
		assertThat(catalog()).as("nothing is left of the proof").isEqualTo(before);
		upgrade();
		assertThat(run("check", this.owner).out()).contains(" agree.\n");
	}

	@Test
	void whoeverReadsTheHistoryCompares() throws IOException {
		createTheShop();
		this.database.execute("grant select on aludel_revision, aludel_history, aludel_progress to " + this.reader);
		Outcome agreeing = run("check", this.reader);
		assertThat(agreeing.err()).isEmpty();
		assertThat(agreeing.out()).contains(" agree.\n");
		change();
		List<String> before = catalog();
		Outcome different = run("check", this.reader);
		assertThat(different.out()).contains("column customer.nick", "  add column purchase.state");
		assertThat(different.status()).isOne();
		Outcome draft = revise(this.reader);
		assertThat(draft.out()).contains("Not proven: ", "PostgreSQL: must be owner of table ", """
				Role %s lacks a privilege: grant %s to %1$s
				""".formatted(this.reader, this.owner));
		assertThat(catalog()).isEqualTo(before);
	}

	@Test
	void theHistoryThatCannotBeReadIsNamed() throws IOException {
		createTheShop();
		Outcome outcome = run("check", this.reader);
		assertThat(outcome.err()).contains("permission denied for table aludel_progress (42501)",
				"grant select, insert, update, delete on public.aludel_revision, public.aludel_history, ");
		assertThat(outcome.status()).isOne();
	}

	@Test
	void whoeverMayMakeNoTemporaryTablesIsToldToBeLetDoSo() throws IOException {
		createTheShop();
		this.database.execute("revoke temporary on database %s from %s".formatted(this.database.name(), this.owner));
		Outcome outcome = run("check", this.owner);
		assertThat(outcome.err())
			.contains("grant temporary on database %s to %s".formatted(this.database.name(), this.owner))
			.doesNotContain("\tat ");
		assertThat(outcome.status()).isOne();
	}

	@Test
	void whoeverMayNotCreateInTheSchemaIsToldToBeLetDoSo() throws IOException {
		createTheShop();
		change();
		this.database.execute("drop table purchase; revoke create on schema public from " + this.owner);
		assertThat(revise(this.owner).out()).contains("Not proven: ",
				"Role %s lacks a privilege: grant usage, create on schema public to %1$s\n".formatted(this.owner));
	}

	@Test
	void whoeverMayNotUseTheSchemaIsToldToBeLetDoSo() throws IOException {
		createTheShop();
		this.database.execute(
				"grant select on aludel_revision, aludel_history, aludel_progress to %1$s; revoke usage on schema public "
					.formatted(this.reader) + "from " + this.reader);
		assertThat(run("check", this.reader).err()).contains("No schema of the search_path exists",
				"or the role may use none of them");
	}

	private void createTheShop() throws IOException {
		Outcome outcome = runInSources("revision", this.owner, "-m", "create the shop", "--id", "1");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("\nProven: ");
		upgrade();
	}

	/** Somebody has worked on the tables by hand. */
	private void change() {
		this.database.execute("""
				set role %s;
				insert into customer (email) values ('kafka@example.org');
				insert into purchase (id, customer_id, total, state) values (1, 1, 10, 'OPEN');
				alter table customer add column nick varchar(20), alter column id drop identity,
					alter column points drop default, drop constraint uq_customer_email;
				update customer set nick = 'K';
				alter table purchase drop column state, alter column total type numeric(10, 2);
				drop index ix_purchase_total;
				reset role""".formatted(this.owner));
	}

	private Outcome revise(String role, String... options) {
		List<String> all = new ArrayList<>(List.of("-m", "change", "--id", "2"));
		all.addAll(List.of(options));
		return runInSources("revision", role, all.toArray(String[]::new));
	}

	private Outcome run(String command, String role, String... options) {
		return this.project.run(command, ShopApplication.class, this.database.url(), role, options);
	}

	private Outcome runInSources(String command, String role, String... options) {
		List<String> all = new ArrayList<>(List.of("--source-directory", this.project.sources().toString(),
				"--relative-to", this.project.folder().toString()));
		all.addAll(List.of(options));
		return run(command, role, all.toArray(String[]::new));
	}

	private void upgrade() throws IOException {
		this.project.compile();
		this.project
			.withClassLoader(() -> new Aludel(this.database.dataSource(this.owner),
					new ClasspathMigrationSource(List.of("db.migration"),
							Thread.currentThread().getContextClassLoader()),
					AludelSettings.defaults(), List.of())
				.upgrade("head"));
	}

	private List<String> catalog() {
		return this.database.query("""
				select c.oid, c.relname, c.relkind, c.relacl, a.attname, a.atttypid, a.attnotnull
				from pg_class c left join pg_attribute a on a.attrelid = c.oid
				where c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
					'pg_toast'::regnamespace)
				order by 1, a.attnum""");
	}

}
