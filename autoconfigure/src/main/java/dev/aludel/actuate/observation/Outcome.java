package dev.aludel.actuate.observation;

import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RunInterruptedException;

/** How something ended, as meters and observations call it. */
enum Outcome {

	SUCCESS("success"),

	FAILURE("failure"),

	INTERRUPTED("interrupted");

	static final String NAME = "outcome";

	private final String text;

	Outcome(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	/** A process that is told to end has not failed. */
	static Outcome of(Throwable failure) {
		boolean interrupted = failure instanceof RunInterruptedException
				|| (failure instanceof RevisionFailedException ex && ex.isInterruption());
		return interrupted ? INTERRUPTED : FAILURE;
	}

}
