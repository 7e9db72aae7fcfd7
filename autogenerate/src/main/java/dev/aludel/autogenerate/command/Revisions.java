package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.aludel.autoconfigure.AludelProperties;
import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.autogenerate.launch.SeveralDatabasesException;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * The revisions of the application on the desk. The database is asked only where an
 * identifier counts from what is applied.
 */
final class Revisions implements AutoCloseable {

	private static final Pattern COUNTS_FROM_CURRENT = Pattern.compile("(.*@)?current([+-][0-9]+)?");

	private static final String HEADS = "heads";

	private final DesignTimeApplication application;

	private final Aludel aludel;

	private final RevisionGraph graph;

	private Revisions(DesignTimeApplication application, @Nullable String database) {
		this.application = application;
		this.aludel = engine(application, database);
		this.graph = this.aludel.graph();
	}

	private static Aludel engine(DesignTimeApplication application, @Nullable String database) {
		try {
			return application.aludel(database);
		}
		catch (SeveralDatabasesException ex) {
			throw DeskException.usage(String.valueOf(ex.getMessage()));
		}
	}

	/** Reads the revisions; needs no database. */
	static Revisions open(ApplicationOptions options, @Nullable String database) {
		DesignTimeApplication application = options.startForRevisions();
		try {
			return of(application, database);
		}
		catch (RuntimeException | Error ex) {
			application.close();
			throw ex;
		}
	}

	static Revisions of(DesignTimeApplication application, @Nullable String database) {
		return new Revisions(application, database);
	}

	RevisionGraph graph() {
		return this.graph;
	}

	Aludel aludel() {
		return this.aludel;
	}

	/** What the application says about comparing and drafting. */
	AutogenerateSettings settings() {
		return AutogenerateSettings.of(this.application);
	}

	/** Where the application looks for migrations. */
	List<String> packages() {
		List<String> searched = this.aludel.packages();
		return searched.isEmpty() ? properties().getPackages() : searched;
	}

	/**
	 * Refuses what the start of the application would refuse, and in its words: several
	 * heads, unless it is configured to go to all of them.
	 */
	void requireTarget() {
		this.graph.upgrade(target(), Set.of());
	}

	/** Where the start of the application upgrades to. */
	String target() {
		return properties().targetOf(this.aludel);
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

	private AludelProperties properties() {
		return Binder.get(this.application.environment()).bindOrCreate("aludel", AludelProperties.class);
	}

	@Override
	public void close() {
		this.application.close();
	}

}
