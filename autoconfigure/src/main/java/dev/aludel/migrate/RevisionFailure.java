package dev.aludel.migrate;

import java.util.List;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import org.jspecify.annotations.Nullable;

/** The facts of a failed revision and their wording. */
record RevisionFailure(String revision, String className, Direction direction, @Nullable FailedStatement statement,
		@Nullable ServerError error, Outcome outcome, int committedStatements, List<String> heads) {

	RevisionFailure {
		heads = List.copyOf(heads);
	}

	String message() {
		return "Revision " + this.revision + " (" + this.className + ") failed.";
	}

}
