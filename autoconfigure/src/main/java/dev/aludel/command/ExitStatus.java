package dev.aludel.command;

/**
 * What a process tells when it ends.
 */
public final class ExitStatus {

	/** All is well. */
	public static final int DONE = 0;

	/** Something failed, or differences were found. */
	public static final int FAILED = 1;

	/** The command line could not be understood; nothing was done. */
	public static final int USAGE = 2;

	private ExitStatus() {
	}

}
