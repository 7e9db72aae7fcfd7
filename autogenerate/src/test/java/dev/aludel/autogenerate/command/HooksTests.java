package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.hooked.HookedApplication;
import dev.aludel.autogenerate.draft.DraftTemplate;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application has to say about comparing and drafting. */
@PostgresTest
class HooksTests {

	private static final String TEMPLATE = """
			/* Copyright the shop. ${message} (${id}) */
			package ${package};

			import java.io.Serializable;

			${imports}

			${javadoc}
			${annotation}
			public final class ${className} implements Migration, Serializable {

			    @Override
			    public void upgrade(Operations op) {
			        ${upgrade}
			    }

			    @Override
			    public void downgrade(Operations op) {
			        ${downgrade}
			    }

			    ${notes}

			}
			""";

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
	}

	@Test
	void whatIsExcludedIsLeftAloneAndCounted(TestDatabase database) throws Exception {
		createTheShop(database);
		database.execute("alter table customer drop column points, add column legacy_code integer;"
				+ "drop index ix_purchase_total; create table audit_log (id integer)");
		String[] exclude = set(
				"aludel.autogenerate.exclude=customer.points,*.legacy_*,index:ix_purchase_*,audit_*,nowhere.*");
		Outcome outcome = revision(database, "more", exclude);
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).endsWith("""
				 agree.
				Left alone, as the application says: 1 table, 2 columns
				Note: Nothing is named nowhere.*, which aludel.autogenerate.include or exclude holds.
				Nothing to do; no file was written.
				""");
		assertThat(run("check", database, exclude).status()).isZero();
		assertThat(run("check", database, with(exclude, "--format", "json")).out())
			.contains("\"leftAlone\":[\"1 table\",\"2 columns\"],\"idlePatterns\":[\"nowhere.*\"]");
	}

	@Test
	void aPatternOfAnotherFormIsRefused(TestDatabase database) {
		assertThat(revision(database, "more", set("aludel.autogenerate.exclude=view:tasks"))).isEqualTo(new Outcome(1,
				"",
				"""
						aludel.autogenerate.exclude=view:tasks cannot be read. There is no kind view. The kinds are schema, \
						table, column, index, constraint, sequence, type.
						Nothing was compared and no file was written. Correct it.
						"""));
	}

	@Test
	void aValueOfAnotherTypeIsRefused(TestDatabase database) {
		assertThat(revision(database, "more", set("aludel.autogenerate.large-table-rows=many")))
			.isEqualTo(new Outcome(1, "", """
					aludel.autogenerate.large-table-rows=many cannot be read: For input string: "many".
					Nothing was compared and no file was written. Correct it.
					"""));
	}

	@Test
	void aFilterBeanDecidesTheRest(TestDatabase database) throws Exception {
		createTheShop(database);
		database.execute("create index by_hand on customer (points); drop index ix_purchase_total");
		Outcome outcome = revision(database, "more", hook("dropNoIndex"));
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).contains("create index ix_purchase_total on purchase").doesNotContain("by_hand");
	}

	@Test
	void aFilterBeanThatFailsIsNamed(TestDatabase database) {
		assertThat(revision(database, "more", hook("failingFilter"))).isEqualTo(new Outcome(1, "", """
				The comparison filter failingFilter (dev.aludel.autogenerate.command.hooked.Hooks) failed on column \
				customer.points: java.lang.IllegalStateException: no opinion
				Nothing was compared and no file was written. Correct the bean.
				"""));
	}

	@Test
	void aCustomizerRewritesWhatIsDrafted(TestDatabase database) throws Exception {
		Outcome outcome = revision(database, "create the shop", with(hook("concurrentIndexes"), "--id", "1"));
		assertThat(outcome.status()).as(outcome.out()).isZero();
		assertThat(this.project.migration("R1_CreateTheShop")).content()
			.contains("op.createIndexConcurrently(\"purchase\", index(\"ix_purchase_total\")");
		this.project.upgrade(database);
		assertThat(run("check", database).status()).isZero();
	}

	@Test
	void aCustomizerSplitsARevision(TestDatabase database) throws Exception {
		Outcome outcome = revision(database, "create the shop", with(hook("indexesApart"), "--id", "20260101000000"));
		assertThat(outcome.status()).as(outcome.out()).isZero();
		assertThat(outcome.out()).contains("""
				Wrote src/db/migration/R20260101000000_CreateTheShop.java
				Wrote src/db/migration/R20260101000001_IndexesOfCreateTheShop.java
				""");
		assertThat(this.project.migration("R20260101000000_CreateTheShop")).content().doesNotContain("createIndex");
		assertThat(this.project.migration("R20260101000001_IndexesOfCreateTheShop")).content()
			.contains("revises = \"20260101000000\"", "op.createIndex(", "op.dropIndex(");
		this.project.upgrade(database);
		assertThat(run("check", database).status()).isZero();
	}

	@Test
	void customizersRunInTheirOrder(TestDatabase database) {
		revision(database, "create the shop", with(hook("ordered"), "--id", "1"));
		assertThat(this.project.migration("R1_CreateTheShopFirstSecond")).exists();
	}

	@Test
	void aCustomizerMayKeepNothing(TestDatabase database) {
		Outcome outcome = revision(database, "create the shop", hook("keepNothing"));
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).contains("  create table customer\n")
			.endsWith("The draft customizers of the application kept nothing of it; no file was written.\n");
		assertThat(this.project.migrations()).isEmpty();
	}

	@Test
	void theProofSaysWhatACustomizerLeftUndone(TestDatabase database) {
		Outcome outcome = revision(database, "create the shop", with(hook("forgetful"), "--id", "1"));
		assertThat(outcome.status()).isOne();
		assertThat(outcome.out()).contains(
				"Disproven: After the upgrade, this is still to do:\n  create index ix_purchase_total on purchase\n",
				"Wrote, unproven: src/db/migration/R1_CreateTheShop.java");
		assertThat(this.project.migration("R1_CreateTheShop")).content()
			.startsWith("/*\n * UNPROVEN: After the upgrade, this is still to do:\n");
	}

	@Test
	void aCustomizerMaySayThatThereIsNoWayBack(TestDatabase database) {
		revision(database, "create the shop", with(hook("oneWay"), "--id", "1"));
		assertThat(this.project.migration("R1_CreateTheShop")).content()
			.contains("op.irreversible(\"There is no way back.\");", " * See the minutes.\n")
			.doesNotContain("dropTable");
	}

	@Test
	void whatAnAuthorHasToCompleteGoesThroughCustomizers(TestDatabase database) throws Exception {
		createTheShop(database);
		database.execute("""
				insert into customer (email) values ('kafka@example.org');
				alter table customer drop column email""");
		Outcome outcome = revision(database, "add mail", with(hook("ordered"), "--id", "20260101000000"));
		assertThat(outcome.out()).as(outcome.err()).contains("Wrote, unproven: ");
		assertThat(this.project.migrations()).hasSize(4)
			.anySatisfy((file) -> assertThat(file).content().contains("op.incomplete(\""));
	}

	@Test
	void aCustomizerMayLeaveSomethingToTheAuthor(TestDatabase database) {
		revision(database, "create the shop", with(hook("tasks"), "--id", "1"));
		assertThat(this.project.migration("R1_CreateTheShop")).content().contains("""
						// op.execute("…")
						op.incomplete("Say who approved it.");
					}
				""");
	}

	@Test
	void aCustomizerThatFailsIsNamed(TestDatabase database) {
		assertThat(revision(database, "create the shop", hook("failing"))).isEqualTo(new Outcome(1, "", """
				The draft customizer failing (dev.aludel.autogenerate.command.hooked.Hooks) failed: \
				java.lang.IllegalStateException: no ticket
				The database is unchanged and no file was written.
				Correct the bean.
				"""));
		assertThat(this.project.migrations()).isEmpty();
	}

	@Test
	void hooksHaveNoSayInProduction(TestDatabase database) throws Exception {
		createTheShop(database);
		this.project.start(HookedApplication.class, database, "--hooks=failing",
				"--aludel.autogenerate.template=nowhere", "--aludel.autogenerate.exclude=view:x");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void newConstraintsAreCalledByTheConvention(TestDatabase database) {
		revision(database, "create the shop",
				with(set("aludel.autogenerate.naming.primary-key={table}_pk"), "--id", "1"));
		assertThat(this.project.migration("R1_CreateTheShop")).content()
			.contains("primaryKey(\"customer_pk\", \"id\")", "unique(\"uq_customer_email\", \"email\")");
	}

	@Test
	void aConventionWithAnUnknownTokenIsRefused(TestDatabase database) {
		assertThat(revision(database, "more", set("aludel.autogenerate.naming.foreign-key=fk_{tabel}")))
			.isEqualTo(new Outcome(1, "", """
					aludel.autogenerate.naming.foreign-key=fk_{tabel} cannot be read. There is no token {tabel} here. \
					It can have {table}, {columns}, {referenced_table}, {referenced_columns}.
					Nothing was compared and no file was written. Correct it.
					"""));
	}

	@Test
	void aTemplateStandsAroundADraft(TestDatabase database) throws Exception {
		Outcome outcome = revision(database, "create the shop", with(template(TEMPLATE), "--id", "1"));
		assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
		assertThat(this.project.migration("R1_CreateTheShop")).content().startsWith("""
				/* Copyright the shop. create the shop (1) */
				package db.migration;

				import java.io.Serializable;

				import dev.aludel.Migration;
				""").contains("""
				public final class R1_CreateTheShop implements Migration, Serializable {

				    @Override
				    public void upgrade(Operations op) {
				        op.createSequence(sequence("purchase_seq").incrementBy(50));
				        op.createTable("customer",
				                column("id", bigint()).identity(),
				""").endsWith("""
				        op.dropSequence("purchase_seq");
				    }

				}
				""");
		this.project.upgrade(database);
		assertThat(run("check", database).status()).isZero();
	}

	@Test
	void aTemplateStandsAroundEmptyMergingAndSquashedRevisions(TestDatabase database) throws Exception {
		String[] template = template(TEMPLATE);
		run("revision", database, with(template, "--empty", "--message", "one", "--id", "1"));
		this.project.compile();
		run("revision", database, with(template, "--empty", "--message", "two", "--id", "2"));
		run("revision", database, with(template, "--empty", "--message", "three", "--id", "3"));
		this.project.compile();
		Outcome merge = run("merge", database, with(template, "--message", "join", "--id", "4"));
		assertThat(merge.status()).as(merge.err()).isZero();
		this.project.compile();
		Outcome squash = run("squash", database, with(template, "1:4", "--message", "all", "--id", "5"));
		assertThat(squash.status()).as(squash.err()).isZero();
		assertThat(this.project.migrations()).hasSize(5)
			.allSatisfy((file) -> assertThat(file).content().startsWith("/* Copyright the shop. "));
	}

	@Test
	void aTemplateMayComeFromTheClassPath(TestDatabase database) throws Exception {
		Files.writeString(this.project.classes().resolve("migration.template"), TEMPLATE);
		run("revision", database, with(set("aludel.autogenerate.template=classpath:migration.template"), "--empty",
				"--message", "one", "--id", "1"));
		assertThat(this.project.migration("R1_One")).content().startsWith("/* Copyright the shop. one (1) */");
	}

	@Test
	void aTemplateWithAnUnknownTokenIsRefused(TestDatabase database) throws Exception {
		String[] template = template(TEMPLATE.replace("${downgrade}", "${revert}"));
		Path file = this.project.folder().resolve("migration.template");
		assertThat(run("revision", database, with(template, "--empty", "--message", "one")))
			.isEqualTo(new Outcome(1, "",
					"""
							The template %s (aludel.autogenerate.template) cannot be used; line 19: there is no token ${revert}. \
							A template has ${package}, ${imports}, ${javadoc}, ${annotation}, ${className}, ${upgrade}, \
							${downgrade}, ${notes}; it may have ${id}, ${message}.
							Nothing was compared and no file was written. Correct the template.
							"""
						.formatted(file)));
		assertThat(this.project.migrations()).isEmpty();
	}

	@Test
	void aTemplateThatIsNotThereIsRefused(TestDatabase database) {
		Outcome outcome = run("revision", database,
				with(set("aludel.autogenerate.template=nowhere.txt"), "--empty", "--message", "one"));
		assertThat(outcome).isEqualTo(new Outcome(1, "",
				"""
						The template nowhere.txt (aludel.autogenerate.template) cannot be read: \
						java.nio.file.NoSuchFileException: nowhere.txt
						Nothing was compared and no file was written. Name a file, or classpath: and a resource of the application.
						"""));
	}

	@Test
	void aFormatterRunsOnWhatWasWritten(TestDatabase database) {
		Outcome outcome = run("revision", database,
				with(set("aludel.autogenerate.formatter=sed -i 's/\\t/  /g' {file}"), "--empty", "--message", "one",
						"--id", "1"));
		assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
		assertThat(this.project.migration("R1_One")).content()
			.contains("\n  public void upgrade(Operations op) {\n")
			.doesNotContain("\t");
	}

	@Test
	void aFileThatCannotBeFormattedStays(TestDatabase database) {
		Outcome outcome = run("revision", database,
				with(set("aludel.autogenerate.formatter=sh -c 'echo no mood; exit 3' {file}"), "--empty", "--message",
						"one", "--id", "1"));
		assertThat(outcome).isEqualTo(new Outcome(1, """
				Wrote src/db/migration/R1_One.java
				It is not formatted. The formatter (aludel.autogenerate.formatter) failed: It ended with status 3.
				no mood
				The file is complete without it. Format it by hand, or correct the formatter.
				Fill in upgrade and downgrade; the next start of the application applies it.
				""", ""));
		assertThat(this.project.migration("R1_One")).content().contains("public void upgrade");
	}

	@Test
	void aFormatterHasToTakeTheFile(TestDatabase database) {
		Outcome outcome = run("revision", database,
				with(set("aludel.autogenerate.formatter=gofmt"), "--empty", "--message", "one"));
		assertThat(outcome).isEqualTo(new Outcome(1, "", """
				aludel.autogenerate.formatter=gofmt cannot be read. It does not say where the file goes: {file}.
				Nothing was compared and no file was written. Correct it.
				"""));
	}

	@Test
	void theDocumentationShowsTheseHooksAndTheBuiltInTemplate() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "hooks.md"));
		String source = Files.readString(Path.of("src/test/java/dev/aludel/autogenerate/command/hooked/Hooks.java"))
			.replaceAll("(?m)^\t", "")
			.replaceAll("(?m)^@ConditionalOnProperty.*\n", "");
		List<String> examples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(page)
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(examples).hasSize(3).allSatisfy((example) -> assertThat(source).contains(example));
		assertThat(page).contains("```\n" + DraftTemplate.BUILT_IN + "```\n");
	}

	private void createTheShop(TestDatabase database) throws IOException {
		revision(database, "create the shop", "--id", "1");
		this.project.upgrade(database);
	}

	private String[] template(String text) throws IOException {
		Path file = Files.writeString(this.project.folder().resolve("migration.template"), text);
		return set("aludel.autogenerate.template=" + file);
	}

	private static String[] hook(String name) {
		return set("hooks=" + name);
	}

	private static String[] set(String property) {
		return new String[] { "--argument", "--" + property };
	}

	private static String[] with(String[] options, String... more) {
		List<String> all = new ArrayList<>(List.of(options));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	private Outcome revision(TestDatabase database, String message, String... options) {
		return run("revision", database, with(options, "--message", message));
	}

	private Outcome run(String command, TestDatabase database, String... options) {
		String[] all = command.equals("check") ? options : with(options, "--source-directory",
				this.project.sources().toString(), "--relative-to", this.project.folder().toString());
		return this.project.run(command, HookedApplication.class, database.url(), database.user(), all);
	}

}
