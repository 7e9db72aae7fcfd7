package dev.aludel.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The applied revisions, kept up to date while a run goes on. */
final class AppliedRevisions {

	private final Map<String, RevisionRow> rows = new LinkedHashMap<>();

	AppliedRevisions(List<RevisionRow> rows) {
		rows.forEach(this::add);
	}

	void add(RevisionRow row) {
		this.rows.put(row.id(), row);
	}

	void remove(String id) {
		this.rows.remove(id);
	}

	Set<String> ids() {
		return Collections.unmodifiableSet(this.rows.keySet());
	}

	int size() {
		return this.rows.size();
	}

	/**
	 * The revisions that no other applied one revises or depends on, in ascending order.
	 */
	List<String> heads() {
		Set<String> heads = new TreeSet<>(this.rows.keySet());
		for (RevisionRow row : this.rows.values()) {
			row.revises().forEach(heads::remove);
			row.dependsOn().forEach(heads::remove);
		}
		return List.copyOf(heads);
	}

}
