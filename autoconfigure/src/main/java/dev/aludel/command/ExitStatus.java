package dev.aludel.command;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import dev.aludel.revision.AmbiguousIdentifierException;
import dev.aludel.revision.AmbiguousWalkException;
import dev.aludel.revision.MalformedIdentifierException;
import dev.aludel.revision.OfflineRangeException;
import dev.aludel.revision.PartialIdentifierTooShortException;
import dev.aludel.revision.RelativeWrongDirectionException;
import dev.aludel.revision.ReversedRangeException;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.SeveralCurrentRevisionsException;
import dev.aludel.revision.UnknownBranchLabelException;
import dev.aludel.revision.UnknownRevisionException;

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

	// What can only have been mistyped.
	private static final Set<Class<? extends RevisionException>> MISTYPED = Set.of(AmbiguousIdentifierException.class,
			AmbiguousWalkException.class, SeveralCurrentRevisionsException.class, MalformedIdentifierException.class,
			OfflineRangeException.class, PartialIdentifierTooShortException.class,
			RelativeWrongDirectionException.class, ReversedRangeException.class, UnknownBranchLabelException.class,
			UnknownRevisionException.class);

	private ExitStatus() {
	}

	/**
	 * Ends the process. One that a signal ends already keeps the status that tells of the
	 * signal: Java 17 lets another one take its place at the very end.
	 * @param status the status; does not return
	 */
	public static void end(int status) {
		try {
			Runtime.getRuntime().addShutdownHook(new Thread());
		}
		catch (IllegalStateException ex) {
			waitForTheEnd();
		}
		System.exit(status);
	}

	// As System.exit() does when it is not the first.
	private static void waitForTheEnd() {
		while (true) {
			LockSupport.park();
		}
	}

	static int of(Throwable failure) {
		if (failure instanceof CommandException known) {
			return known.exitStatus();
		}
		return MISTYPED.contains(failure.getClass()) ? USAGE : FAILED;
	}

}
