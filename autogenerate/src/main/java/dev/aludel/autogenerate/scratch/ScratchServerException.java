package dev.aludel.autogenerate.scratch;

import dev.aludel.command.CommandException;
import dev.aludel.command.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * There is no server, or no database on it, to replay the migrations in. The message says
 * what happened, what state things are in and what to do next.
 */
public final class ScratchServerException extends CommandException {

	private static final long serialVersionUID = 1L;

	private ScratchServerException(String happened, String next, int exitStatus, @Nullable Throwable cause) {
		super(happened + "\nNothing was compared and no file was written.\n" + next, exitStatus, cause);
	}

	ScratchServerException(String happened, String next, @Nullable Throwable cause) {
		this(happened, next, ExitStatus.FAILED, cause);
	}

	/** The command was asked for what cannot be. */
	static ScratchServerException usage(String happened, String next) {
		return new ScratchServerException(happened, next, ExitStatus.USAGE, null);
	}

}
