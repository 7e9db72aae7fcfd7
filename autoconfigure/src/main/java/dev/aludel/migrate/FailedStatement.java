package dev.aludel.migrate;

import dev.aludel.operation.OperationKind;

/**
 * The statement a revision failed at.
 *
 * @param number which one of the revision, counting from 1
 * @param sql its SQL
 * @param operation the operation it belongs to, in words: {@code create table tasks}
 * @param kind the kind of that operation, which decides on its limits
 */
public record FailedStatement(int number, String sql, String operation, OperationKind kind) {

}
