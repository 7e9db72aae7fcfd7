package dev.aludel.command;

import org.jspecify.annotations.Nullable;

/**
 * A failure of a command that its reader can do something about. The message says what
 * happened, what state things are in now and what to do next; it is shown without a stack
 * trace.
 */
public class CommandException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int exitStatus;

	/**
	 * Creates a failure with exit status 1.
	 * @param message what happened, what state things are in, what to do next
	 */
	public CommandException(String message) {
		this(message, ExitStatus.FAILED, null);
	}

	/**
	 * Creates a failure.
	 * @param message what happened, what state things are in, what to do next
	 * @param exitStatus 1, or 2 for wrong usage
	 * @param cause what brought it about, or {@code null}
	 */
	public CommandException(String message, int exitStatus, @Nullable Throwable cause) {
		super(message, cause);
		this.exitStatus = exitStatus;
	}

	/**
	 * Returns the exit status of the process.
	 * @return the status
	 */
	public int exitStatus() {
		return this.exitStatus;
	}

}
