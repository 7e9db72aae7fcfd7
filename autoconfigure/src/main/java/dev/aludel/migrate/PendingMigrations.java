package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.migrate.MigrationLoader.LoadedClasses;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Loads only the migrations that are not applied, so that a run does not cost more the
 * more are. That is enough where what is pending stands on the applied heads and on
 * nothing else: a revision that stands elsewhere, or for others, may be replaced already,
 * which the classes tell only together.
 * <p>
 * What the applied ones say of themselves is not looked at: they stand where their rows
 * say, and whether their classes say the same is what {@link Validation} and the desk are
 * for.
 */
final class PendingMigrations {

	private final MigrationLoader loader;

	private final Situation situation;

	PendingMigrations(MigrationLoader loader, Situation situation) {
		this.loader = loader;
		this.situation = situation;
	}

	/**
	 * Loads what is pending.
	 * @return that behind the applied heads, or {@code null} when it takes all the
	 * classes to tell
	 * @throws MigrationClassException if a class is no migration although its name says
	 * so
	 */
	@Nullable LoadedMigrations load() throws SQLException {
		if (this.situation.applied().ids().isEmpty() || !this.situation.unfinished().isEmpty()
				|| !this.situation.match().unknown().isEmpty() || this.situation.match().ambiguous()) {
			return null;
		}
		LoadedClasses pending = this.loader.loadClasses(this.situation.match().pending());
		AppliedRevisions applied = this.situation.applied();
		if (!isEnough(pending.nodes(), applied.ids(), applied.heads(), unrevised())) {
			return null;
		}
		try {
			return pending.behind(applied.heads().stream().map(PendingMigrations::head).toList());
		}
		catch (RevisionException ex) {
			// All the classes together say where they stand in the sources.
			return null;
		}
	}

	/**
	 * Tells whether an upgrade of the heads with what is pending is the upgrade.
	 * @param pending what is not applied, by the names of the classes
	 * @param applied the applied revisions
	 * @param heads those of them that no other one revises or depends on
	 * @param unrevised those of them that no other one revises
	 */
	static boolean isEnough(List<RevisionNode> pending, Set<String> applied, List<String> heads,
			Set<String> unrevised) {
		Set<String> allowed = new HashSet<>(heads);
		// What is only depended on is a head to some and not to others.
		if (!allowed.equals(unrevised)) {
			return false;
		}
		pending.forEach((node) -> allowed.add(node.id()));
		return pending.stream().allMatch((node) -> standsOn(allowed, node) && !applied.contains(node.id()));
	}

	private static boolean standsOn(Set<String> allowed, RevisionNode node) {
		return !node.revises().isEmpty() && !node.isSquashed() && node.branchLabels().isEmpty()
				&& allowed.containsAll(node.revises()) && allowed.containsAll(node.dependsOn());
	}

	private Set<String> unrevised() throws SQLException {
		return this.situation.bookkeeping().revisions().unrevised(this.situation.session().connection());
	}

	/** What comes before it does not matter any more. */
	static RevisionNode head(String id) {
		return new RevisionNode(id, List.of(), List.of(), List.of(), "", id);
	}

}
