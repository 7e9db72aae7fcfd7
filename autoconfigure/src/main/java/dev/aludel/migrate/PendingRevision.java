package dev.aludel.migrate;

/**
 * A revision that the application has and the database has not.
 *
 * @param id the id
 * @param message what it does, in a few words; may be empty
 * @param className the class that carries it out
 */
public record PendingRevision(String id, String message, String className) {

}
