package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.migrate.Aludel;
import dev.aludel.revision.SeveralHeadsException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two developers have added a revision each, on git branches that were then merged.
 */
@PostgresTest
class TwoHeadsTests {

	private static final String MESSAGE = """
			The revisions have two heads:
			  20250301080000  add invoice table  db/migration/R20250301080000_AddInvoiceTable.java
			  20250302101500  add audit columns  db/migration/R20250302101500_AddAuditColumns.java
			Nothing was run.
			Join them: mvn aludel:merge -Dmessage="…" or aludel merge -m "…\"""";

	private DeskProject project;

	@BeforeEach
	void mergeTheBranches(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.project.write("R20250101120000_Begin", "@Revision(id = \"20250101120000\")",
				"op.createTable(\"ledger\", column(\"id\", bigint()).identity());");
		this.project.write("R20250301080000_AddInvoiceTable",
				"@Revision(id = \"20250301080000\", "
						+ "revises = \"20250101120000\", message = \"add invoice table\")",
				"op.createTable(\"invoice\", column(\"id\", bigint()).identity());");
		this.project.write("R20250302101500_AddAuditColumns",
				"@Revision(id = \"20250302101500\", "
						+ "revises = \"20250101120000\", message = \"add audit columns\")",
				"op.addColumn(\"ledger\", column(\"changed_at\", timestamptz()));");
		this.project.compile();
	}

	@Test
	void theCheckTheBuildAndTheStartSayTheSame(TestDatabase database) throws Exception {
		assertThat(this.project.run("check", database)).isEqualTo(new Outcome(1, "", MESSAGE + "\n"));
		this.project.withEngine(database,
				(aludel) -> assertThatExceptionOfType(SeveralHeadsException.class)
					.isThrownBy(() -> aludel.graph().head())
					.withMessage(MESSAGE));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.project.start(database))
			.havingRootCause()
			.isInstanceOf(SeveralHeadsException.class)
			.withMessage(MESSAGE);
		assertThat(database.query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
			.containsExactly("0");
	}

	@Test
	void mergeJoinsThemAndTheStartAppliesAll(TestDatabase database) throws Exception {
		Outcome merge = this.project.runInSources("merge", database, "-m", "merge", "--id", "20250303090000");
		assertThat(merge.out()).contains("Both sides touch different tables.");
		this.project.compile();
		this.project.start(database, "--spring.jpa.hibernate.ddl-auto=none");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("20250101120000",
				"20250301080000", "20250302101500", "20250303090000");
		this.project.withEngine(database, (aludel) -> assertThat(aludel.graph().head()).hasValue("20250303090000"));
		assertThat(this.project.run("check", database).out()).doesNotContain("two heads");
	}

	@Test
	void anApplicationMayBeToldToStartWithBoth(TestDatabase database) throws Exception {
		this.project.start(database, "--aludel.target=heads");
		this.project.withEngine(database,
				(aludel) -> assertThat(current(aludel)).containsExactlyInAnyOrder("20250301080000", "20250302101500"));
		Outcome check = this.project.run("check", database, "--aludel.target=heads");
		assertThat(check.err()).isEmpty();
		assertThat(check.out()).contains(" differ. To make them agree:");
	}

	private static Iterable<String> current(Aludel aludel) {
		return aludel.state().heads();
	}

}
