/**
 * The command line over an application's engine: one class a command, results as text or
 * JSON.
 * <p>
 * A new command is an {@link dev.aludel.command.EngineCommand} with picocli's
 * {@link picocli.CommandLine.Command} and an example in its footer, which returns a
 * {@link dev.aludel.command.CommandResult}, and a line among the subcommands of
 * {@link dev.aludel.command.RootCommand}. It has the common options without asking,
 * throws what the engine throws, and throws a {@link dev.aludel.command.CommandException}
 * for what only it can see. A command that needs no engine, or another one's, is a
 * {@link dev.aludel.command.ReportingCommand}; a module above adds it by
 * {@link dev.aludel.command.AludelCommandLine#with(Object)}.
 */
@NullMarked
package dev.aludel.command;

import org.jspecify.annotations.NullMarked;
