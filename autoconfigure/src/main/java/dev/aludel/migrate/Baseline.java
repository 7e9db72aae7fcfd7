package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * The revision that a database is taken to be at which has objects, but no history. It is
 * recorded with all that it requires, and nothing is run for them.
 *
 * @param steps what is recorded; none where a database has no use for a baseline
 */
record Baseline(List<RevisionStep> steps) {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	Baseline {
		steps = List.copyOf(steps);
	}

	/**
	 * Decides by what the database has. The revision has to exist also where that is
	 * nothing, so that a mistake is noticed on the empty database of a test.
	 */
	static Baseline of(Task task, Situation situation, AludelSettings settings, RevisionGraph graph)
			throws SQLException {
		String name = settings.run().baseline();
		if (name == null || !task.takesBaseline() || !situation.isWithoutRevisions()) {
			return new Baseline(List.of());
		}
		RevisionNode revision = revision(name, graph, situation.session().database());
		if (!new SchemaContents(situation, settings.run().schemas()).hasObjects()) {
			return new Baseline(List.of());
		}
		if (situation.hasHistory(settings.lock().patience())) {
			DatabaseAddress database = situation.session().database();
			logger.info(LogMessage.format("Database %s has no revisions, but a history: %s is not used. See: %s",
					database, database.property("baseline"), database.command("history")));
			return new Baseline(List.of());
		}
		return new Baseline(graph.stamp(List.of(revision.id()), Set.of(), false).steps());
	}

	private static RevisionNode revision(String name, RevisionGraph graph, DatabaseAddress database) {
		List<RevisionNode> found;
		try {
			found = graph.show(name, Set.of());
		}
		catch (RevisionException ex) {
			throw new BaselineException(database, name, ex);
		}
		if (found.size() != 1 || !found.get(0).id().startsWith(name)) {
			throw new BaselineException(database, name, found.stream().map(RevisionNode::id).toList());
		}
		return found.get(0);
	}

	boolean isEmpty() {
		return this.steps.isEmpty();
	}

	/** The applied revisions as they will be. */
	Set<String> and(Set<String> applied) {
		Set<String> all = new LinkedHashSet<>(applied);
		this.steps.forEach((step) -> all.add(step.revision().id()));
		return all;
	}

	/** The whole of what is done, the baseline first. */
	RevisionPlan before(RevisionPlan plan) {
		List<RevisionStep> all = new ArrayList<>(this.steps);
		all.addAll(plan.steps());
		return new RevisionPlan(all, plan.unknownRevisions(), plan.purgedRevisions());
	}

	/** Tells that it was recorded. */
	void log(DatabaseAddress database, List<String> heads) {
		logger.warn(LogMessage.format(
				"Database %s was not empty and had no history. It is taken to be %s, as %s says: %s recorded without being run. "
						+ "Nothing was compared; compare: mvn aludel:check",
				database, Wording.position(heads), database.property("baseline"),
				Wording.count(this.steps.size(), "revision was", "revisions were")));
	}

}
