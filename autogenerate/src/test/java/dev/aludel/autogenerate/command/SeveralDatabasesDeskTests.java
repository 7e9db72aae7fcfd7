package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.market.MarketApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of the desk in an application with two databases, two persistence units
 * and two packages of migrations.
 */
@PostgresTest
class SeveralDatabasesDeskTests {

	private static final String TABLES = "select tablename from pg_tables where schemaname = 'public' "
			+ "and tablename not like 'aludel%'";

	private DeskProject project;

	private TestDatabase orders;

	private TestDatabase invoices;

	private String ordersUrl = "";

	private String invoicesUrl = "";

	private final List<String> settings = new ArrayList<>();

	@BeforeEach
	void createTheProject(@TempDir Path directory, TestDatabase database) throws IOException {
		this.project = DeskProject.in(directory);
		this.orders = database;
		this.invoices = database.another();
		this.ordersUrl = this.orders.url();
		this.invoicesUrl = this.invoices.url();
	}

	@AfterEach
	void dropTheSecondDatabase() {
		this.invoices.close();
	}

	@Test
	void eachDatabaseGetsADraftOfItsOwnEntitiesInItsOwnPackage() throws Exception {
		Outcome ofOrders = run("revision", "-m", "create purchases", "--id", "1", "--database", "orders");
		assertThat(ofOrders.err()).isEmpty();
		assertThat(ofOrders.status()).isZero();
		assertThat(ofOrders.out())
			.contains("  create table purchase\n", "Proven: ",
					"Wrote src/db/migration/orders/R1_CreatePurchases.java\n")
			.doesNotContain("invoice");
		Outcome ofInvoices = run("revision", "-m", "create invoices", "--id", "1", "--database=invoices");
		assertThat(ofInvoices.out())
			.contains("  create table invoice\n", "Wrote src/db/migration/invoices/R1_CreateInvoices.java\n")
			.doesNotContain("purchase");
		start();
		assertThat(this.orders.query(TABLES)).containsExactly("purchase");
		assertThat(this.invoices.query(TABLES)).containsExactly("invoice");
	}

	@Test
	void checkComparesAllUnlessOneIsNamed() throws Exception {
		draftBoth();
		start();
		Outcome both = run("check");
		assertThat(both.err()).isEmpty();
		assertThat(both.out()).matches("""
				invoices:
				The entities \\(1 table\\) and .*%s.* agree\\.

				orders:
				The entities \\(1 table\\) and .*%s.* agree\\.
				""".formatted(this.invoices.name(), this.orders.name()));
		assertThat(both.status()).isZero();
		this.invoices.execute("alter table invoice alter column cents type integer");
		Outcome different = run("check");
		assertThat(different.status()).isOne();
		assertThat(different.out()).contains("invoice.cents").contains(" agree.");
		assertThat(run("check", "--database", "orders").status()).isZero();
		assertThat(run("check", "--database", "invoices").status()).isOne();
		assertThat(run("check", "--format", "json").out())
			.startsWith("{\"version\":1,\"command\":\"check\"," + "\"databases\":{\"invoices\":{\"");
	}

	@Test
	void twoUnitsInTwoSchemasOfOneDatabase() throws Exception {
		this.orders.execute("create schema orders; create schema invoices");
		this.ordersUrl = this.orders.url() + "?currentSchema=orders";
		this.invoicesUrl = this.orders.url() + "?currentSchema=invoices";
		walkThroughTwoSchemas("orders", "invoices", "  create table invoice\n");
	}

	@Test
	void twoUnitsOverOneConnectionOneOfWhichHasADefaultSchema() throws Exception {
		this.orders.execute("create schema billing");
		this.invoicesUrl = this.orders.url();
		this.settings.addAll(List.of("--invoices.schema=billing", "--aludel.databases.invoices.tables.schema=billing"));
		walkThroughTwoSchemas("public", "billing", "  create table billing.invoice\n");
	}

	private void walkThroughTwoSchemas(String first, String second, String created) throws Exception {
		Outcome ofOrders = run("revision", "-m", "create purchases", "--id", "1", "--database", "orders");
		assertThat(ofOrders.err()).isEmpty();
		assertThat(ofOrders.out()).contains("  create table purchase\n", "Proven: ").doesNotContain("invoice");
		Outcome ofInvoices = run("revision", "-m", "create invoices", "--id", "1", "--database", "invoices");
		assertThat(ofInvoices.err()).isEmpty();
		assertThat(ofInvoices.out()).contains(created, "Proven: ").doesNotContain("purchase");
		start();
		String tables = "select tablename from pg_tables where schemaname = '%s' order by 1";
		assertThat(this.orders.query(tables.formatted(first))).containsExactly("aludel_history", "aludel_progress",
				"aludel_revision", "purchase");
		assertThat(this.orders.query(tables.formatted(second))).containsExactly("aludel_history", "aludel_progress",
				"aludel_revision", "invoice");
		assertThat(run("check").status()).isZero();
		this.orders.execute("alter table %s.invoice alter column cents type integer".formatted(second));
		assertThat(run("check", "--database", "orders").status()).isZero();
		Outcome different = run("revision", "-m", "widen cents", "--id", "2", "--database", "invoices");
		assertThat(different.out()).contains("Proven: ");
		start();
		assertThat(run("check").status()).isZero();
	}

	@Test
	void asksWhichDatabaseIsMeant() {
		Outcome outcome = run("revision", "-m", "something");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				The application has 2 databases: invoices, orders.
				Nothing was compared or written.
				Name one: --database invoices (Maven: -Ddatabase=invoices)
				"""));
	}

	@Test
	void namesTheDatabasesThatThereAre() {
		assertThat(run("merge", "--database", "customers")).isEqualTo(new Outcome(2, "", """
				The application has no database customers.
				Nothing was compared or written.
				Its databases: invoices, orders
				"""));
	}

	@Test
	void revisionsOfOneDatabaseAreJoinedSquashedAndOpenedWithoutIt() throws Exception {
		empty("1", "orders", "base");
		this.project.compile();
		empty("2", "orders", "1");
		this.project.compile();
		empty("3", "orders", "1", "--splice");
		empty("9", "invoices", "base");
		this.project.compile();
		Outcome merged = run("merge", "--database", "orders", "--id", "4");
		assertThat(merged.err()).isEmpty();
		assertThat(merged.out()).contains("Wrote src/db/migration/orders/R4_Merge2And3.java");
		assertThat(run("merge", "--database", "invoices").out()).startsWith("The revisions have one head: 9");
		this.project.compile();
		assertThat(run("squash", "1:4", "--database", "orders", "-m", "all", "--id", "5").out())
			.contains("Wrote src/db/migration/orders/R5_All.java");
		assertThat(run("edit", "head", "--database", "invoices", "--editor", "").out())
			.startsWith("src/db/migration/invoices/R9_Empty.java\n");
	}

	@Test
	void unitThatIsNamedNeedsNoCommonDataSource() {
		Outcome outcome = run("revision", "-m", "create invoices", "--id", "1", "--database", "billing",
				"--aludel.databases.billing.url=" + this.invoices.url(), "--aludel.databases.billing.user=postgres",
				"--aludel.databases.billing.persistence-unit=bills");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("  create table invoice\n",
				"Wrote src/db/migration/billing/R1_CreateInvoices.java\n");
	}

	@Test
	void revisionsOfADatabaseWithAUrlOfItsOwnAreReplayedElsewhere() throws Exception {
		List<String> billing = List.of("--aludel.databases.billing.url=jdbc:postgresql://localhost:1/nowhere",
				"--aludel.databases.billing.user=nobody", "--aludel.databases.billing.persistence-unit=bills",
				"--against", "migrations", "--scratch-url", this.invoices.url(), "--scratch-user", "postgres",
				"--database", "billing");
		List<String> draft = new ArrayList<>(List.of("-m", "create invoices", "--id", "1"));
		draft.addAll(billing);
		Outcome outcome = run("revision", draft.toArray(String[]::new));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("the migrations (0 revisions, replayed on PostgreSQL ",
				"Wrote src/db/migration/billing/R1_CreateInvoices.java\n");
		this.project.compile();
		assertThat(run("check", billing.toArray(String[]::new)).out()).contains("the migrations (1 revision, ",
				" agree.");
	}

	@Test
	void databaseWithoutEntitiesIsToldWhatToName() {
		Outcome outcome = run("revision", "-m", "create invoices", "--database", "billing",
				"--aludel.databases.billing.url=" + this.invoices.url(), "--aludel.databases.billing.user=postgres");
		assertThat(outcome).isEqualTo(new Outcome(1, "", """
				No persistence unit uses the data source of database billing.
				Nothing was compared or written.
				Name the one that has its entities: aludel.databases.billing.persistence-unit=bills|purchases
				"""));
	}

	@Test
	void unitThatDoesNotExistIsRefused() {
		Outcome outcome = run("check", "--aludel.databases.orders.persistence-unit=purchase");
		assertThat(outcome.err()).isEqualTo(
				"""
						Database orders is to have the entities of persistence unit purchase, which the application does not have.
						Nothing was compared or written.
						Name the one that has its entities: aludel.databases.orders.persistence-unit=bills|purchases
						""");
		assertThat(outcome.status()).isOne();
	}

	private void draftBoth() throws IOException {
		run("revision", "-m", "create purchases", "--id", "1", "--database", "orders");
		run("revision", "-m", "create invoices", "--id", "1", "--database", "invoices");
	}

	private void empty(String id, String database, String head, String... options) {
		List<String> all = new ArrayList<>(
				List.of("--empty", "-m", "empty", "--id", id, "--database", database, "--head", head));
		all.addAll(List.of(options));
		Outcome outcome = run("revision", all.toArray(String[]::new));
		assertThat(outcome.err()).isEmpty();
	}

	private Outcome run(String command, String... options) {
		List<String> all = new ArrayList<>(
				List.of("--orders.url=" + this.ordersUrl, "--invoices.url=" + this.invoicesUrl));
		all.addAll(this.settings);
		if (!command.equals("check")) {
			all.addAll(List.of("--source-directory", this.project.sources().toString(), "--relative-to",
					this.project.folder().toString()));
		}
		all.addAll(List.of(options));
		return this.project.run(command, MarketApplication.class, "unused", "unused", all.toArray(String[]::new));
	}

	/** Compiles the drafts and starts the application, which upgrades both databases. */
	private void start() throws IOException {
		this.project.compile();
		List<String> all = new ArrayList<>(
				List.of("--orders.url=" + this.ordersUrl, "--invoices.url=" + this.invoicesUrl));
		all.addAll(this.settings);
		this.project.withClassLoader(() -> MarketApplication.run(all.toArray(String[]::new)).close());
	}

}
