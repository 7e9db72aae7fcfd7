package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the names of the migrations and the ids of the applied revisions tell without a
 * class being loaded.
 *
 * @param everythingApplied whether each migration is surely applied
 * @param unknown the applied revisions that no migration is named for
 */
record NameMatch(boolean everythingApplied, List<String> unknown) {

	static NameMatch of(List<MigrationClass> migrations, Set<String> applied) {
		Set<String> unclaimed = new LinkedHashSet<>(applied);
		boolean everythingApplied = true;
		for (MigrationClass migration : migrations) {
			List<String> ids = appliedIds(migration, applied);
			// Two ids may fit one name (R1_2_Tasks), one id two names: the classes
			// decide.
			boolean sure = ids.size() == 1 && unclaimed.remove(ids.get(0));
			everythingApplied = everythingApplied && sure;
		}
		return new NameMatch(everythingApplied, unclaimed.stream().sorted().toList());
	}

	private static List<String> appliedIds(MigrationClass migration, Set<String> applied) {
		String rest = migration.simpleName().substring(MigrationClass.PREFIX.length());
		List<String> ids = new ArrayList<>();
		for (int end = rest.indexOf('_'); end >= 0; end = rest.indexOf('_', end + 1)) {
			addIfApplied(rest.substring(0, end), applied, ids);
		}
		addIfApplied(rest, applied, ids);
		return ids;
	}

	private static void addIfApplied(String id, Set<String> applied, List<String> ids) {
		if (applied.contains(id)) {
			ids.add(id);
		}
	}

}
