package dev.aludel.command;

/**
 * What the arguments of a command line ask for.
 *
 * @param command the name of the command
 * @param verbose whether to tell more
 */
public record CommandRequest(String command, boolean verbose) {

}
