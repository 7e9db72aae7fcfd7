package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a new revision is called, and where it stands: in the graph, in a package, in a
 * folder.
 */
final class PlaceOptions {

	private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

	@Option(names = "--id", paramLabel = "ID",
			description = "The id of the revision (default: the current time in UTC).")
	private @Nullable String id;

	@Option(names = "--package", paramLabel = "PACKAGE",
			description = "The package of the migration (default: that of the revision it continues).")
	private @Nullable String packageName;

	@Option(names = "--branch-label", split = ",", paramLabel = "LABEL",
			description = "A name for the branch that begins here; may be repeated.")
	private List<String> branchLabels = new ArrayList<>();

	@Option(names = "--depends-on", split = ",", paramLabel = "REVISION",
			description = "A revision of another line that must be applied before, by identifier or branch label; "
					+ "may be repeated.")
	private List<String> dependsOn = new ArrayList<>();

	@Mixin
	private final SourceOptions sources = new SourceOptions();

	/**
	 * Where the revision stands. A place that the engine would not find, or not accept,
	 * is refused before anything is done.
	 */
	DraftRevision place(Revisions revisions, List<String> parents, String message) {
		return place(revisions, parents, message, (revision) -> revision);
	}

	/**
	 * Where a revision stands of which more is known than the options say.
	 */
	DraftRevision place(Revisions revisions, List<String> parents, String message,
			UnaryOperator<DraftRevision> completion) {
		RevisionGraph graph = revisions.graph();
		if (this.id != null && graph.find(this.id).isPresent()) {
			throw DeskException.usage("There is a revision " + this.id + " already: " + graph.get(this.id).origin()
					+ "\nNo file was written. Name another --id, or none.");
		}
		requireSearched(revisions);
		DraftRevision named = revision((this.id != null) ? this.id : freeId(graph), parents, message,
				(this.packageName != null) ? this.packageName : packageBehind(revisions, parents))
			.dependsOn(dependencies(revisions))
			.branchLabels(this.branchLabels);
		DraftRevision revision = completion.apply(named);
		List<RevisionNode> nodes = new ArrayList<>(graph.nodes());
		nodes.add(new RevisionNode(revision.id(), revision.revises(), revision.dependsOn(), revision.branchLabels(),
				message, revision.packageName() + "." + revision.className(), revision.replaces()));
		// Refuses whatever the graph would refuse at the next start.
		RevisionGraph.of(nodes);
		return revision;
	}

	SourceOptions sources() {
		return this.sources;
	}

	private void requireSearched(Revisions revisions) {
		List<String> packages = revisions.packages();
		String name = this.packageName;
		boolean found = name == null
				|| packages.stream().anyMatch((root) -> name.equals(root) || name.startsWith(root + "."));
		if (!found) {
			throw DeskException.usage("The application does not look for migrations in package " + name
					+ ", only in and below " + String.join(", ", packages)
					+ ".\nNo file was written. Name one of these, or add it to " + property(revisions) + ".");
		}
	}

	private static String property(Revisions revisions) {
		String database = revisions.aludel().settings().database();
		return (database != null) ? "aludel.databases." + database + ".packages" : "aludel.packages";
	}

	private static DraftRevision revision(String id, List<String> parents, String message, String packageName) {
		try {
			return DraftRevision.of(id, parents, message, packageName);
		}
		catch (IllegalArgumentException ex) {
			throw DeskException.usage(ex.getMessage() + "\nNo file was written.");
		}
	}

	/** A label stays a label: it means whichever revision declares it. */
	private List<String> dependencies(Revisions revisions) {
		List<String> dependencies = new ArrayList<>();
		for (String identifier : this.dependsOn) {
			boolean label = revisions.graph()
				.nodes()
				.stream()
				.anyMatch((revision) -> revision.branchLabels().contains(identifier));
			if (label) {
				dependencies.add(identifier);
			}
			else {
				revisions.find(identifier).forEach((revision) -> dependencies.add(revision.id()));
			}
		}
		return dependencies.stream().distinct().toList();
	}

	private static String freeId(RevisionGraph graph) {
		LocalDateTime time = LocalDateTime.now(Clock.system(ZoneOffset.UTC));
		while (graph.find(time.format(ID)).isPresent()) {
			time = time.plusSeconds(1);
		}
		return time.format(ID);
	}

	private static String packageBehind(Revisions revisions, List<String> parents) {
		List<String> neighbours = parents.isEmpty() ? revisions.graph().heads() : parents;
		if (neighbours.isEmpty()) {
			return revisions.packages().get(0);
		}
		String className = revisions.graph().get(neighbours.get(0)).origin();
		return className.substring(0, Math.max(className.lastIndexOf('.'), 0));
	}

}
