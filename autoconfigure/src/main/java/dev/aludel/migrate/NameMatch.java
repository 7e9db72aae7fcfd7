package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the names of the migrations and the ids of the applied revisions tell without a
 * class being loaded.
 *
 * @param pending the migrations that there is no applied revision for
 * @param ambiguous whether something is pending and the name of a migration may be that
 * of another revision
 * @param unknown the applied revisions that no migration is named for
 * @param builtOnUnknown whether one of the others was recorded to require an unknown one:
 * that may have been replaced, which only the classes can tell
 */
record NameMatch(List<MigrationClass> pending, boolean ambiguous, List<String> unknown, boolean builtOnUnknown) {

	static NameMatch of(List<MigrationClass> migrations, AppliedRevisions applied) {
		Set<String> unclaimed = new LinkedHashSet<>(applied.ids());
		List<MigrationClass> undecided = new ArrayList<>(migrations);
		// R1_2_Tasks may be named for 1 or for 1_2: what is certain for others decides.
		boolean progress;
		do {
			progress = claim(undecided, unclaimed);
		}
		while (progress);
		return new NameMatch(List.copyOf(undecided), !undecided.isEmpty() && isAmbiguous(migrations),
				List.copyOf(new TreeSet<>(unclaimed)), !unclaimed.isEmpty() && isBuiltOn(unclaimed, applied));
	}

	boolean everythingApplied() {
		return this.pending.isEmpty();
	}

	// As R1_2_Tasks is, while R1_Tasks is not: messages begin with a capital letter.
	private static boolean isAmbiguous(List<MigrationClass> migrations) {
		return migrations.stream().anyMatch((migration) -> isAmbiguous(migration.simpleName()));
	}

	private static boolean isAmbiguous(String simpleName) {
		int end = simpleName.indexOf('_');
		return end >= 0 && (end + 1 == simpleName.length() || !Character.isUpperCase(simpleName.charAt(end + 1))
				|| simpleName.indexOf('_', end + 1) >= 0);
	}

	private static boolean isBuiltOn(Set<String> unclaimed, AppliedRevisions applied) {
		return applied.ids()
			.stream()
			.filter((id) -> !unclaimed.contains(id))
			.anyMatch((id) -> applied.requirements(id).stream().anyMatch(unclaimed::contains));
	}

	/** Takes away what is certain, from both. */
	private static boolean claim(List<MigrationClass> undecided, Set<String> unclaimed) {
		int before = unclaimed.size();
		List<MigrationClass> left = new ArrayList<>();
		for (MigrationClass migration : undecided) {
			String id = onlyId(migration, unclaimed);
			if (id == null || !unclaimed.remove(id)) {
				left.add(migration);
			}
		}
		undecided.clear();
		undecided.addAll(left);
		return unclaimed.size() < before;
	}

	/**
	 * The id that the migration is named for, or null where it may be several or none.
	 */
	private static @Nullable String onlyId(MigrationClass migration, Set<String> unclaimed) {
		String rest = migration.simpleName().substring(MigrationClass.PREFIX.length());
		String found = null;
		int end = 0;
		while (end >= 0) {
			end = rest.indexOf('_', end + 1);
			String id = (end >= 0) ? rest.substring(0, end) : rest;
			if (unclaimed.contains(id)) {
				if (found != null) {
					return null;
				}
				found = id;
			}
		}
		return found;
	}

}
