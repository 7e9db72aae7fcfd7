package dev.aludel.migrate;

/**
 * A statement of a revision that the engine has sent to the server.
 *
 * @param revision the id of the revision
 * @param direction which way the revision is run
 * @param number which one of the revision, counting from 1
 * @param sql its SQL, without the values of its parameters
 * @param operation the operation it belongs to, in words: {@code create table tasks}
 */
public record RunningStatement(String revision, Direction direction, int number, String sql, String operation) {

}
