package dev.aludel.autogenerate.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.command.Workbench;
import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.autogenerate.compare.Warning;
import dev.aludel.autogenerate.compare.Warning.Kind;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.autogenerate.prove.ProofSettings;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * One case in the one shape that all have: what the database holds, what the entities ask
 * for, and what is to be done about it.
 * <p>
 * Whatever is drafted walks the whole way each time: compared twice to the same text,
 * proven, applied by the engine, compared (nothing is left), undone (the catalog is as it
 * was, to the letter), applied again.
 */
final class Scenario {

	private static final String ID = "20260101000000";

	private final TestDatabase database;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private final DraftedMigrations migrations = new DraftedMigrations();

	private final List<Operation> applied = new ArrayList<>();

	private final List<String> sentences = new ArrayList<>();

	private String role;

	private String entities = "";

	private Answers answers = Answers.NONE;

	private List<String> head = List.of();

	private String notProven = "";

	private Runnable meanwhile = () -> {
	};

	private Runnable afterwards = () -> {
	};

	private boolean spelledAnew;

	private Scenario(TestDatabase database) {
		this.database = database;
		this.role = database.user();
	}

	static Scenario in(TestDatabase database) {
		return new Scenario(database);
	}

	/** What older servers do not have; there the case is skipped. */
	Scenario since(int major, String feature) {
		int version = Integer.parseInt(this.database.query("show server_version_num").get(0)) / 10_000;
		Assumptions.assumeTrue(version >= major,
				() -> "PostgreSQL " + version + " has no " + feature + "; " + major + " has");
		return this;
	}

	/** What somebody did to the database, rows included. */
	Scenario database(String sql) {
		this.database.execute(sql);
		return this;
	}

	/** Earlier entities, whose draft is an applied revision of the application. */
	Scenario revision(String earlierEntities) {
		Workbench.Findings findings = compare(read(earlierEntities));
		String id = "2025010100000" + this.migrations.migrations().size();
		upgrade(write(findings, id));
		this.applied.addAll(findings.upgrade());
		this.head = List.of(id);
		return this;
	}

	/** What Hibernate itself makes of entities. */
	Scenario createdByHibernate(String source) {
		new EntitySource(source, this.settings).create(this.database.url(), this.database.user());
		return this;
	}

	/** The role that compares. */
	Scenario as(String name) {
		this.role = name;
		return this;
	}

	/** A setting of Hibernate. */
	Scenario with(String setting, Object value) {
		this.settings.put(setting, value);
		return this;
	}

	/** What the entities ask for. */
	Scenario entities(String source) {
		this.entities = source;
		return this;
	}

	/** The answer that a column was renamed: {@code customer.surname}. */
	Scenario renamedColumn(String column, String newName) {
		return answered(new Answer.Rename(ObjectPath.parse(column), newName));
	}

	/** The answer that a table was renamed. */
	Scenario renamedTable(String table, String newName) {
		this.answers = this.answers.renames(this.answers.renames().table(QualifiedName.parse(table), newName));
		return this;
	}

	/** An answer to a question. */
	Scenario answered(Answer answer) {
		this.answers = this.answers.with(answer);
		return this;
	}

	/** The answer that something may go: {@code customer.surname}. */
	Scenario allowedToDrop(String object) {
		return answered(new Answer.AllowDrop(ObjectPath.parse(object)));
	}

	/** A sentence that the reader of the draft is told. */
	Scenario warns(String sentence) {
		this.sentences.add(sentence);
		return this;
	}

	/** Why the draft cannot be proven in one transaction, in a few words. */
	Scenario cannotBeProven(String reason) {
		this.notProven = reason;
		return this;
	}

	/** What is looked at while the draft is applied. */
	Scenario meanwhile(Runnable look) {
		this.meanwhile = look;
		return this;
	}

	/** What a query finds while the draft is applied. */
	Scenario holds(String query, String... rows) {
		return meanwhile(() -> assertThat(this.database.query(query)).containsExactly(rows));
	}

	/** What a query finds once the draft is undone. */
	Scenario back(String query, String... rows) {
		this.afterwards = () -> assertThat(this.database.query(query)).containsExactly(rows);
		return this;
	}

	/** An expression comes back as another text that means the same. */
	Scenario spelledAnew() {
		this.spelledAnew = true;
		return this;
	}

	/** The same thing spelled differently: no operation, and not a word. */
	void isNoDifference() {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEmpty();
		assertThat(sentences(findings)).isEqualTo(this.sentences);
	}

	/** Not this application's, or not to be said in a mapping: at most it is named. */
	void isLeftAlone() {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEmpty();
		assertThat(findings.comparison().downgrade()).isEmpty();
		assertThat(sentences(findings)).containsAll(this.sentences);
		assertThat(findings.comparison().warnings()).allMatch((warning) -> staysForEver(warning.kind()));
	}

	/** The draft that would be written. */
	String text() {
		return write(compare(read(this.entities)), ID).stream().map(JavaSource::text).collect(Collectors.joining("\n"));
	}

	/** The comparison does not work, and says what to do. */
	void isRefused(String advice) {
		HibernateModel model = read(this.entities);
		assertThatThrownBy(() -> compare(model)).hasMessageContaining(advice);
	}

	/**
	 * The draft holds these statements, and walks the whole way.
	 * @param statements the statements, each ended by a semicolon at the end of a line
	 */
	void drafts(String statements) {
		walk(folded(statements));
	}

	private void walk(List<String> statements) {
		HibernateModel model = read(this.entities);
		List<String> before = CatalogText.of(this.database);
		Workbench.Findings findings = compare(model);
		assertThat(statements(findings)).isEqualTo(statements);
		assertThat(sentences(findings)).containsAll(this.sentences);
		List<JavaSource> drafts = write(findings, ID);
		assertThat(write(compare(model), ID)).as("a second draft").isEqualTo(drafts);
		prove(findings, drafts);
		assertThat(CatalogText.of(this.database)).as("after the proof").isEqualTo(before);
		upgrade(drafts);
		this.applied.addAll(findings.upgrade());
		this.answers = Answers.NONE;
		assertNothingIsLeft(model);
		this.meanwhile.run();
		engine().downgrade("-" + drafts.size());
		if (!this.spelledAnew) {
			assertThat(CatalogText.of(this.database)).as("after the downgrade").isEqualTo(before);
		}
		this.afterwards.run();
		engine().upgrade();
		assertNothingIsLeft(model);
	}

	/** The draft walks the whole way, whatever it holds. */
	void walks() {
		walk(statements(compare(read(this.entities))));
	}

	/**
	 * The draft holds these statements, which fail on the rows that are there and leave
	 * everything as it was.
	 */
	void draftsAndFails(String statements, String reason) {
		List<String> before = CatalogText.of(this.database);
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEqualTo(folded(statements));
		List<JavaSource> drafts = write(findings, ID);
		assertThatThrownBy(() -> upgrade(drafts)).hasMessageContaining(reason);
		assertThat(CatalogText.of(this.database)).as("after the failure").isEqualTo(before);
	}

	private void assertNothingIsLeft(HibernateModel model) {
		Workbench.Findings findings = compare(model);
		assertThat(statements(findings)).as("a second comparison").isEmpty();
		assertThat(findings.comparison().warnings()).as("a second comparison")
			.allMatch((warning) -> staysForEver(warning.kind()));
	}

	private static boolean staysForEver(Kind kind) {
		return kind == Kind.LEAVES_ALONE || kind == Kind.KEEPS_CHECK || kind == Kind.KEEPS_DUPLICATE
				|| kind == Kind.KEEPS_NEEDED;
	}

	private HibernateModel read(String source) {
		return new EntitySource(source, this.settings).read(this.database.url(), this.database.user());
	}

	private Workbench.Findings compare(HibernateModel model) {
		try (Connection connection = this.database.dataSource(this.role).getConnection()) {
			return new Workbench(model, this.applied).compare(connection, this.answers);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<JavaSource> write(Workbench.Findings findings, String id) {
		return findings.drafts(revision(id, this.head)).stream().map(new DraftWriter()::write).toList();
	}

	static DraftRevision revision(List<String> revises) {
		return revision(ID, revises);
	}

	private static DraftRevision revision(String id, List<String> revises) {
		return DraftRevision.of(id, revises, "a case", "db.migration");
	}

	private void prove(Workbench.Findings findings, List<JavaSource> drafts) {
		ProofReport report = new DraftProof(this.database.dataSource(), Scenario.class.getClassLoader(),
				DraftedMigrations.CLASS_PATH, ProofSettings.DEFAULTS)
			.prove(drafts, findings.nothingLeft(), findings.asBefore());
		if (this.notProven.isEmpty()) {
			assertThat(report.describe()).startsWith("Proven:");
		}
		else {
			assertThat(report.describe()).startsWith("Not proven:").contains(this.notProven);
		}
	}

	private void upgrade(List<JavaSource> drafts) {
		drafts.forEach(this.migrations::add);
		engine().upgrade();
	}

	private Aludel engine() {
		return new Aludel(this.database.dataSource(), this.migrations, AludelSettings.defaults(), List.of());
	}

	private static List<String> statements(Workbench.Findings findings) {
		SqlRenderer renderer = new SqlRenderer();
		return findings.upgrade()
			.stream()
			.flatMap((operation) -> renderer.render(operation).stream())
			.map((statement) -> folded(statement.sql() + ";").get(0))
			.toList();
	}

	private static List<String> sentences(Workbench.Findings findings) {
		return findings.comparison().warnings().stream().map(Warning::sentence).toList();
	}

	/** White space does not count, so that a long statement can be written in lines. */
	private static List<String> folded(String statements) {
		return List.of(statements.strip().split(";\\s+(?=alter|comment|create|drop|grant|select)|;$"))
			.stream()
			.map((statement) -> statement.strip().replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")"))
			.filter((statement) -> !statement.isEmpty())
			.collect(Collectors.toList());
	}

}
