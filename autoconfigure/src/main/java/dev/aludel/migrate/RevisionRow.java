package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is recorded of an applied revision.
 *
 * @param id the id
 * @param revises the ids of the revisions it continues
 * @param dependsOn the ids of the further revisions it needs
 */
record RevisionRow(String id, List<String> revises, List<String> dependsOn) {

	List<String> requirements() {
		List<String> requirements = new ArrayList<>(this.revises);
		requirements.addAll(this.dependsOn);
		return requirements;
	}

}
