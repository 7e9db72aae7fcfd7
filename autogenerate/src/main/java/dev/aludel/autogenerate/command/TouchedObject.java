package dev.aludel.autogenerate.command;

/**
 * Something of the database that an operation has to do with.
 *
 * @param object what it is: {@code table tasks}
 * @param changed whether it is changed; otherwise a foreign key refers to it
 */
record TouchedObject(String object, boolean changed) {

}
