package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.aludel.autoconfigure.AludelProperties;
import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * The revisions of the application on the desk. The database is asked only where an
 * identifier counts from what is applied.
 */
final class Revisions implements AutoCloseable {

	private static final Pattern COUNTS_FROM_CURRENT = Pattern.compile("(.*@)?current([+-][0-9]+)?");

	private static final String HEADS = "heads";

	private static final long LARGE_TABLE_ROWS = 100_000;

	private final DesignTimeApplication application;

	private final Aludel aludel;

	private final RevisionGraph graph;

	private Revisions(DesignTimeApplication application) {
		this.application = application;
		this.aludel = application.aludel();
		this.graph = this.aludel.graph();
	}

	/** Reads the revisions; needs no database. */
	static Revisions open(ApplicationOptions options) {
		DesignTimeApplication application = options.startForRevisions();
		try {
			return of(application);
		}
		catch (RuntimeException | Error ex) {
			application.close();
			throw ex;
		}
	}

	static Revisions of(DesignTimeApplication application) {
		return new Revisions(application);
	}

	RevisionGraph graph() {
		return this.graph;
	}

	Aludel aludel() {
		return this.aludel;
	}

	/** Where the application looks for migrations. */
	List<String> packages() {
		return properties().getPackages();
	}

	/**
	 * Refuses what the start of the application would refuse, and in its words: several
	 * heads, unless it is configured to go to all of them.
	 */
	void requireTarget() {
		this.graph.upgrade(properties().getTarget(), Set.of());
	}

	/** What identifiers stand for, each revision once; {@code base} adds none. */
	List<RevisionNode> find(List<String> identifiers) {
		Set<RevisionNode> found = new LinkedHashSet<>();
		identifiers.forEach((identifier) -> found.addAll(find(identifier)));
		return List.copyOf(found);
	}

	/**
	 * What an identifier stands for. {@code heads} means every revision that no other
	 * revises, even one that another depends on: all of them have to be joined before
	 * there is one head.
	 */
	List<RevisionNode> find(String identifier) {
		if (identifier.equals(HEADS)) {
			return nodes(this.graph.heads());
		}
		Set<String> applied = COUNTS_FROM_CURRENT.matcher(identifier).matches() ? applied() : Set.of();
		return this.graph.show(identifier, applied);
	}

	private Set<String> applied() {
		return this.aludel.state().applied().stream().map(AppliedRevision::id).collect(Collectors.toSet());
	}

	List<RevisionNode> nodes(List<String> ids) {
		return ids.stream().map(this.graph::get).toList();
	}

	/** The revisions that revise the given one. */
	List<String> children(String id) {
		return this.graph.nodes()
			.stream()
			.filter((revision) -> revision.revises().contains(id))
			.map(RevisionNode::id)
			.toList();
	}

	/** A revision and everything it requires, in the order of the graph. */
	Set<String> lineOf(String id) {
		Set<String> line = new LinkedHashSet<>();
		List<String> open = new ArrayList<>(List.of(id));
		while (!open.isEmpty()) {
			String next = open.remove(open.size() - 1);
			if (line.add(next)) {
				open.addAll(this.graph.get(next).revises());
				open.addAll(this.graph.dependencies(next));
			}
		}
		return line;
	}

	/** From how many rows on a table is changed so that others go on using it. */
	long largeTableRows() {
		return this.application.environment()
			.getProperty("aludel.autogenerate.large-table-rows", Long.class, LARGE_TABLE_ROWS);
	}

	private AludelProperties properties() {
		return Binder.get(this.application.environment()).bindOrCreate("aludel", AludelProperties.class);
	}

	@Override
	public void close() {
		this.application.close();
	}

}
