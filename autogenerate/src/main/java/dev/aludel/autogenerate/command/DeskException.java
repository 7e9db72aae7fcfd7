package dev.aludel.autogenerate.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ExitCode;

/**
 * A command cannot do what it was asked. The message says what happened, what state
 * things are in and what to do next.
 */
public final class DeskException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int exitStatus;

	private DeskException(String message, int exitStatus, @Nullable Throwable cause) {
		super(message, cause);
		this.exitStatus = exitStatus;
	}

	DeskException(String message) {
		this(message, ExitCode.SOFTWARE, null);
	}

	DeskException(String message, Throwable cause) {
		this(message, ExitCode.SOFTWARE, cause);
	}

	/** The command was not asked for in the right form. */
	static DeskException usage(String message) {
		return new DeskException(message, ExitCode.USAGE, null);
	}

	int exitStatus() {
		return this.exitStatus;
	}

}
