package dev.aludel.autogenerate.command;

import dev.aludel.command.CommandException;
import dev.aludel.command.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * A command cannot do what it was asked. The message says what happened, what state
 * things are in and what to do next.
 */
public final class DeskException extends CommandException {

	private static final long serialVersionUID = 1L;

	private DeskException(String message, int exitStatus, @Nullable Throwable cause) {
		super(message, exitStatus, cause);
	}

	DeskException(String message) {
		this(message, ExitStatus.FAILED, null);
	}

	DeskException(String message, Throwable cause) {
		this(message, ExitStatus.FAILED, cause);
	}

	/** The command was not asked for in the right form. */
	static DeskException usage(String message) {
		return new DeskException(message, ExitStatus.USAGE, null);
	}

}
