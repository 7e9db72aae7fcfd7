package dev.aludel.autogenerate.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.command.Workbench;
import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.autogenerate.compare.ObjectPatterns;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.compare.RowCount;
import dev.aludel.autogenerate.compare.SchemaFilter;
import dev.aludel.autogenerate.compare.Warning;
import dev.aludel.autogenerate.compare.Warning.Kind;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.autogenerate.prove.ProofSettings;
import dev.aludel.design.ComparisonFilter;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.IncompleteRevisionException;
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

	private ObjectPatterns patterns = ObjectPatterns.ALL;

	private final List<ComparisonFilter> filters = new ArrayList<>();

	private NamingConvention naming = NamingConvention.DEFAULTS;

	private String role;

	private String entities = "";

	private Answers answers = Answers.NONE;

	private List<String> head = List.of();

	private List<String> questions = List.of();

	private String notProven = "";

	private Runnable meanwhile = () -> {
	};

	private Runnable afterwards = () -> {
	};

	private boolean spelledAnew;

	private long largeTableRows = Long.MAX_VALUE;

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

	/**
	 * What servers before PostgreSQL 16 print where one table leaves no doubt: the name
	 * of the table before that of a column.
	 */
	static String qualifier(TestDatabase database, String table) {
		return isSince(16, database) ? "" : table + ".";
	}

	static boolean isSince(int major, TestDatabase database) {
		return Integer.parseInt(database.query("show server_version_num").get(0)) >= major * 10_000;
	}

	/** What somebody did to the database, rows included. */
	Scenario database(String sql) {
		boolean other = !this.role.equals(this.database.user());
		this.database.execute(other ? "set role " + this.role + "; " + sql : sql);
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

	/** The role that does everything from now on. */
	Scenario as(String name) {
		this.role = name;
		return this;
	}

	/** A setting of Hibernate. */
	Scenario with(String setting, Object value) {
		this.settings.put(setting, value);
		return this;
	}

	/** Patterns of the only objects that the application compares. */
	Scenario including(String... names) {
		List.of(names).forEach((name) -> this.patterns = this.patterns.include(name));
		return this;
	}

	/** Patterns of objects that the application leaves alone. */
	Scenario excluding(String... names) {
		List.of(names).forEach((name) -> this.patterns = this.patterns.exclude(name));
		return this;
	}

	/** A bean that decides what is compared. */
	Scenario filter(ComparisonFilter filter) {
		this.filters.add(filter);
		return this;
	}

	/** How the application calls what the mapping gives no name. */
	Scenario naming(NamingConvention.Kind kind, String pattern) {
		this.naming = this.naming.with(kind, pattern);
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

	/**
	 * The answer that a table, an enum type or its value was renamed, or a table moved.
	 */
	Scenario renamed(String object, String newName) {
		return answered(new Answer.Rename(ObjectPath.parse(object), newName));
	}

	/**
	 * What is asked as long as nobody has answered: the kind, the object, how many rows
	 * are concerned, and what to type for each answer.
	 */
	Scenario asks(String... expected) {
		this.questions = List.of(expected);
		return this;
	}

	/** An answer to a question. */
	Scenario answered(Answer answer) {
		this.answers = this.answers.with(answer);
		return this;
	}

	/** The answer that something was not renamed and stays: {@code customer.surname}. */
	Scenario kept(String object) {
		return answered(new Answer.Keep(ObjectPath.parse(object)));
	}

	/** The answer that a type may hold less: {@code customer.surname}. */
	Scenario narrowed(String column) {
		return answered(new Answer.AllowNarrow(ObjectPath.parse(column)));
	}

	/** The answer that the values of an enum type may get another order. */
	Scenario allowedToReorder(String type) {
		return answered(new Answer.AllowReorder(ObjectPath.parse(type)));
	}

	/** The answer how values become another type. */
	Scenario converted(String column, String expression) {
		return answered(new Answer.Using(ObjectPath.parse(column), expression));
	}

	/** The answer that something may go: {@code customer.surname}. */
	Scenario allowedToDrop(String object) {
		return answered(new Answer.AllowDrop(ObjectPath.parse(object)));
	}

	/** The answer that rows with this value get another one: {@code mood.SAD}. */
	Scenario replaced(String value, String newValue) {
		return answered(new Answer.Replace(ObjectPath.parse(value), newValue));
	}

	/**
	 * Nothing is drafted, and this is asked, with this number of rows.
	 * @param question the question
	 * @param rows what counting finds
	 * @param options the options that answer it
	 */
	void isAsked(String question, int rows, String... options) {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEmpty();
		List<Question> questions = findings.comparison().questions();
		assertThat(questions).extracting(Question::reason).containsExactly(question);
		RowCount count = Objects.requireNonNull(questions.get(0).count());
		assertThat(this.database.query(count.sql())).containsExactly(String.valueOf(rows));
		assertThat(questions.get(0).answers()).extracting((answer) -> answer.option() + " " + answer.text())
			.containsExactly(options);
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

	/** From how many rows on a table is changed so that others go on using it. */
	Scenario largeFrom(long rows) {
		this.largeTableRows = rows;
		return this;
	}

	/** What the rows that are there get in a column. */
	Scenario answeredValue(String column, String expression) {
		return answered(new Answer.Value(ObjectPath.parse(column), expression));
	}

	/**
	 * The drafts hold these statements and a task for their author, and are refused until
	 * it is done.
	 */
	void draftsAndWaits(String statements, String task) {
		List<String> before = CatalogText.of(this.database);
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEqualTo(folded(statements));
		List<JavaSource> drafts = write(findings, ID);
		this.notProven = "is incomplete: " + task;
		prove(findings, drafts);
		assertThatThrownBy(() -> upgrade(drafts)).isInstanceOf(IncompleteRevisionException.class)
			.hasMessageContaining(task);
		assertThat(CatalogText.of(this.database)).as("after the refusal").isEqualTo(before);
	}

	/** An expression comes back as another text that means the same. */
	Scenario spelledAnew() {
		this.spelledAnew = true;
		return this;
	}

	/** The same thing spelled differently: no operation, and not a word. */
	void isNoDifference() {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(questions(findings)).isEmpty();
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

	/** What is said of each question, the rows included. */
	Scenario reasons(String... texts) {
		assertThat(compareUnanswered(read(this.entities)).comparison().questions()).extracting(Question::text)
			.containsExactly(texts);
		return this;
	}

	/** As long as nobody has answered, nothing is drafted at all. */
	void draftsNothing() {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(questions(findings)).isEqualTo(this.questions);
		assertThat(statements(findings)).isEmpty();
		assertThat(findings.comparison().downgrade()).isEmpty();
	}

	/** As long as nobody has answered, this is drafted, and loses nothing. */
	Scenario draftsMeanwhile(String statements) {
		Workbench.Findings findings = compareUnanswered(read(this.entities));
		assertThat(questions(findings)).isEqualTo(this.questions);
		assertThat(statements(findings)).isEqualTo(folded(statements));
		if (!findings.comparison().isEmpty()) {
			prove(findings, write(findings, ID));
		}
		return this;
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
		assertThat(questions(compareUnanswered(model))).isEqualTo(this.questions);
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

	/**
	 * The draft holds these statements and applies, but cannot be undone once other rows
	 * are there, which leaves everything as it is.
	 */
	void draftsAndCannotReturn(String statements, String rows, String reason) {
		Workbench.Findings findings = compare(read(this.entities));
		assertThat(statements(findings)).isEqualTo(folded(statements));
		upgrade(write(findings, ID));
		this.database.execute(rows);
		List<String> before = CatalogText.of(this.database);
		assertThatThrownBy(() -> engine().downgrade("-1")).hasMessageContaining(reason);
		assertThat(CatalogText.of(this.database)).as("after the failure").isEqualTo(before);
	}

	private void assertNothingIsLeft(HibernateModel model) {
		Workbench.Findings findings = compare(model);
		assertThat(statements(findings)).as("a second comparison").isEmpty();
		assertThat(findings.comparison().warnings()).as("a second comparison")
			.allMatch((warning) -> staysForEver(warning.kind()));
	}

	private static boolean staysForEver(Kind kind) {
		return kind == Kind.LEAVES_ALONE || kind == Kind.KEEPS_DUPLICATE || kind == Kind.KEEPS_NEEDED;
	}

	private HibernateModel read(String source) {
		return new EntitySource(source, this.settings).read(this.database.url(), this.role);
	}

	private Workbench.Findings compare(HibernateModel model) {
		return compare(model, this.answers);
	}

	private Workbench.Findings compareUnanswered(HibernateModel model) {
		return compare(model, Answers.NONE);
	}

	private Workbench.Findings compare(HibernateModel model, Answers given) {
		try (Connection connection = this.database.dataSource(this.role).getConnection()) {
			return new Workbench(model, this.applied, new SchemaFilter(this.patterns, this.filters), this.naming,
					this.largeTableRows)
				.compare(connection, given);
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
		ProofReport report = new DraftProof(this.database.dataSource(this.role), Scenario.class.getClassLoader(),
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
		return new Aludel(this.database.dataSource(this.role), this.migrations, AludelSettings.defaults(), List.of());
	}

	private static List<String> statements(Workbench.Findings findings) {
		SqlRenderer renderer = new SqlRenderer();
		return findings.upgrade()
			.stream()
			.flatMap((operation) -> renderer.render(operation).stream())
			.map((statement) -> folded(statement.sql() + ";").get(0))
			.toList();
	}

	/** {@code drop-column person.nick (3): --allow-drop person.nick}. */
	private static List<String> questions(Workbench.Findings findings) {
		return findings.comparison().questions().stream().map(Scenario::line).toList();
	}

	private static String line(Question question) {
		RowCount count = question.count();
		String answers = question.answers()
			.stream()
			.map((answer) -> answer.option() + " " + answer.text())
			.collect(Collectors.joining(" | "));
		return question.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + question.path()
				+ ((count != null) ? " (" + count.number() + ")" : "") + ": " + answers;
	}

	private static List<String> sentences(Workbench.Findings findings) {
		return findings.comparison().warnings().stream().map(Warning::sentence).toList();
	}

	/** White space does not count, so that a long statement can be written in lines. */
	private static List<String> folded(String statements) {
		return List.of(statements.strip().split(";\\s+(?=alter|update|comment|create|drop|grant|select)|;$"))
			.stream()
			.map((statement) -> statement.strip().replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")"))
			.filter((statement) -> !statement.isEmpty())
			.collect(Collectors.toList());
	}

}
