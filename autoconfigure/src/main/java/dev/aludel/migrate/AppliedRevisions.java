package dev.aludel.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The applied revisions, kept up to date while a run goes on. */
final class AppliedRevisions {

	private final Map<String, List<String>> requirements = new LinkedHashMap<>();

	/**
	 * Adds a revision.
	 * @param id the id
	 * @param required the ids of the revisions it revises or depends on
	 */
	void add(String id, List<String> required) {
		this.requirements.put(id, required);
	}

	void remove(String id) {
		this.requirements.remove(id);
	}

	/** The same as it is now, whatever is added and removed later. */
	AppliedRevisions copy() {
		AppliedRevisions copy = new AppliedRevisions();
		copy.requirements.putAll(this.requirements);
		return copy;
	}

	void replaceWith(AppliedRevisions other) {
		this.requirements.clear();
		this.requirements.putAll(other.requirements);
	}

	/** What a revision was recorded to revise or depend on. */
	List<String> requirements(String id) {
		return this.requirements.getOrDefault(id, List.of());
	}

	Set<String> ids() {
		return Collections.unmodifiableSet(this.requirements.keySet());
	}

	int size() {
		return this.requirements.size();
	}

	/**
	 * The revisions that no other applied one revises or depends on, in ascending order.
	 */
	List<String> heads() {
		Set<String> heads = new LinkedHashSet<>(this.requirements.keySet());
		for (List<String> required : this.requirements.values()) {
			heads.removeAll(required);
		}
		return List.copyOf(new TreeSet<>(heads));
	}

}
