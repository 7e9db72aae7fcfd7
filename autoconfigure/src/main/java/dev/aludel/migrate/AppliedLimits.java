package dev.aludel.migrate;

/**
 * Limits that a session or a transaction was given.
 *
 * @param wanted what was asked for
 * @param lock the limit for locks, as the server prints it
 * @param statement the limit for statements, as the server prints it
 */
record AppliedLimits(StatementLimits wanted, String lock, String statement) {

}
