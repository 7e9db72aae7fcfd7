package dev.aludel.migrate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is recorded of an applied revision.
 *
 * @param id the id
 * @param revises the ids of the revisions it continues
 * @param dependsOn the ids of the further revisions it needs
 */
record RevisionRow(String id, List<String> revises, List<String> dependsOn) {

	List<String> requirements() {
		return Stream.concat(this.revises.stream(), this.dependsOn.stream()).toList();
	}

}
