package dev.aludel.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A revision that the database has.
 *
 * @param id the id
 * @param revises the ids of the revisions it continues
 * @param dependsOn the ids of the further revisions it needs
 * @param message what it does, in a few words; may be empty
 * @param checksum the SHA-256 of the statements it ran, or {@code null} when it was
 * recorded without being run
 * @param appliedAt since when the database has it
 * @param duration how long it took, or {@code null} when the history does not tell
 * @param application the name of the application that brought it, or {@code null} when
 * the history does not tell
 * @param databaseUser the role that brought it, or {@code null} when the history does not
 * tell
 */
public record AppliedRevision(String id, List<String> revises, List<String> dependsOn, String message,
		@Nullable String checksum, Instant appliedAt, @Nullable Duration duration, @Nullable String application,
		@Nullable String databaseUser) {

	public AppliedRevision {
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
	}

}
