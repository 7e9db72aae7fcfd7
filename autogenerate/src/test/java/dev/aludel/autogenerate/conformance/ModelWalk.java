package dev.aludel.autogenerate.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.command.Workbench;
import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.autogenerate.prove.ProofSettings;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.operation.Operation;
import dev.aludel.testing.TestDatabase;

/**
 * Walks the whole way from the entities of yesterday to those of today: created, drafted
 * with every question answered by yes, proven, applied, compared (nothing is left),
 * undone (the catalog is as it was), applied again.
 */
final class ModelWalk {

	private static final int ROUNDS = 20;

	/** Six digits of a second are what PostgreSQL keeps anyway. */
	private static final Pattern SIX_DIGITS = Pattern.compile("\\b(timestamp|time)\\(6\\)");

	private static final Pattern CAST = Pattern.compile("::[a-z ]+(\\[])?|[()]");

	private final TestDatabase database;

	private final DraftedMigrations migrations = new DraftedMigrations();

	private final List<Operation> applied = new ArrayList<>();

	private int revisions;

	private List<String> head = List.of();

	ModelWalk(TestDatabase database) {
		this.database = database;
	}

	/**
	 * Walks.
	 * @param pair the entities
	 * @param byHibernate whether Hibernate creates those of yesterday, and not a draft
	 * @return what went wrong; empty when nothing did
	 * @throws UntriableException when the entities are none
	 */
	String complaint(GrownPair pair, boolean byHibernate) {
		EntitySource before = source(pair.before());
		EntitySource after = source(pair.after());
		this.database.execute("create schema extra");
		try {
			if (byHibernate) {
				before.create(this.database.url(), this.database.user());
			}
			HibernateModel yesterday = before.read(this.database.url(), this.database.user());
			HibernateModel today = after.read(this.database.url(), this.database.user());
			return walk(yesterday, today, byHibernate);
		}
		catch (org.hibernate.HibernateException ex) {
			throw new UntriableException(ex);
		}
	}

	private String walk(HibernateModel yesterday, HibernateModel today, boolean byHibernate) {
		if (byHibernate) {
			List<Operation> left = compare(yesterday, Answers.NONE).upgrade();
			if (!left.isEmpty()) {
				return "what Hibernate has created differs: " + described(left);
			}
		}
		else {
			String complaint = draft(yesterday);
			if (!complaint.isEmpty()) {
				return "creating: " + complaint;
			}
		}
		List<String> before = catalog();
		String start = this.head.isEmpty() ? "base" : this.head.get(0);
		int earlier = this.revisions;
		String complaint = draft(today);
		if (!complaint.isEmpty()) {
			return complaint;
		}
		return (this.revisions == earlier) ? "" : thereAndBack(today, before, start);
	}

	private String thereAndBack(HibernateModel today, List<String> before, String start) {
		SampleRows.insertInto(this.database);
		try {
			engine().downgrade(start);
		}
		catch (RevisionFailedException ex) {
			if (ex.error() == null || !String.valueOf(ex.error().sqlState()).matches("2[23].*|P0001")) {
				return "undoing with rows: " + ex.getMessage();
			}
			// The rows do not fit into what was before; that may be.
			SampleRows.clear(this.database);
			engine().downgrade(start);
		}
		List<String> back = catalog();
		if (!back.equals(before)) {
			return "the way back leads elsewhere: " + difference(before, back);
		}
		SampleRows.clear(this.database);
		engine().upgrade();
		List<Operation> left = compare(today, Answers.NONE).upgrade();
		return left.isEmpty() ? "" : "applied again, there is left: " + described(left);
	}

	/**
	 * The catalog, in which it does not matter where PostgreSQL has written a cast: what
	 * an expression is read from decides that, and reads back otherwise.
	 */
	private List<String> catalog() {
		return CatalogText.of(this.database)
			.stream()
			.map((line) -> SIX_DIGITS.matcher(line).replaceAll("$1"))
			.map((line) -> CAST.matcher(line).replaceAll(""))
			.sorted()
			.toList();
	}

	private String draft(HibernateModel model) {
		Answers answers = Answers.NONE;
		Workbench.Findings findings = compare(model, answers);
		for (int round = 0; !findings.comparison().questions().isEmpty() && round < ROUNDS; round++) {
			for (Question question : findings.comparison().questions()) {
				answers = answers.with(yes(question));
			}
			findings = compare(model, answers);
		}
		if (!findings.comparison().questions().isEmpty()) {
			return "still asked: " + findings.comparison().questions();
		}
		if (findings.upgrade().isEmpty()) {
			return "";
		}
		String id = "202601%08d".formatted(++this.revisions);
		List<JavaSource> drafts = findings.drafts(DraftRevision.of(id, this.head, "a step", "db.migration"))
			.stream()
			.map(new DraftWriter()::write)
			.toList();
		ProofReport proof = new DraftProof(this.database.dataSource(), ModelWalk.class.getClassLoader(),
				DraftedMigrations.CLASS_PATH, ProofSettings.DEFAULTS)
			.prove(drafts, findings.nothingLeft(), findings.asBefore());
		if (!proof.proven()) {
			return proof.describe() + "\nof " + described(findings.upgrade());
		}
		drafts.forEach(this.migrations::add);
		engine().upgrade();
		this.revisions += drafts.size() - 1;
		this.head = List.copyOf(engine().state().heads());
		this.applied.addAll(findings.upgrade());
		List<Operation> left = compare(model, Answers.NONE).upgrade();
		return left.isEmpty() ? "" : "there is left: " + described(left);
	}

	private static Answer yes(Question question) {
		Answer answer = question.answers()
			.stream()
			.min(Comparator.comparingInt((candidate) -> (candidate instanceof Answer.AllowDrop) ? 0
					: (candidate instanceof Answer.Rename) ? 2 : 1))
			.orElseThrow();
		return answer.incomplete() ? answer.typed("null") : answer;
	}

	private Workbench.Findings compare(HibernateModel model, Answers answers) {
		try (Connection connection = this.database.connect()) {
			return new Workbench(model, this.applied).compare(connection, answers);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Aludel engine() {
		return new Aludel(this.database.dataSource(), this.migrations, AludelSettings.defaults(), List.of());
	}

	private static EntitySource source(List<GrownClass> classes) {
		try {
			return new EntitySource(GrownPair.source(classes), Map.of());
		}
		catch (RuntimeException | AssertionError ex) {
			throw new UntriableException(ex);
		}
	}

	private static String described(List<Operation> operations) {
		return String.join("; ", operations.stream().map(Operation::describe).toList());
	}

	private static String difference(List<String> before, List<String> after) {
		List<String> lines = new ArrayList<>();
		before.stream().filter((line) -> !after.contains(line)).forEach((line) -> lines.add("\n  missing: " + line));
		after.stream().filter((line) -> !before.contains(line)).forEach((line) -> lines.add("\n  new: " + line));
		return String.join("", lines);
	}

	/** What was grown is no model. */
	static final class UntriableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UntriableException(Throwable cause) {
			super(cause);
		}

	}

}
