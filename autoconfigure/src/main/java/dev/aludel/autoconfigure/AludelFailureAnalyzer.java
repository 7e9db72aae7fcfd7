package dev.aludel.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import dev.aludel.migrate.AludelException;
import dev.aludel.revision.RevisionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Shows an error of Aludel as its author wrote it: what happened and what state things
 * are in as the description, what to do next as the action.
 */
final class AludelFailureAnalyzer implements FailureAnalyzer {

	private static final String STATE = "Nothing was run. ";

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(AludelFailureAnalyzer::isOurs)
			.findFirst()
			.map(AludelFailureAnalyzer::analysis)
			.orElse(null);
	}

	private static boolean isOurs(Throwable failure) {
		return failure instanceof AludelException || failure instanceof RevisionException
				|| failure instanceof SeveralDataSourcesException
				|| failure instanceof MissingDataSourceException || failure instanceof DatabaseConfigurationException
				|| failure instanceof SharedTablesException || failure instanceof DatabaseStartException;
	}

	// The last line of all our messages is the next step, behind the state when that is
	// short.
	private static FailureAnalysis analysis(Throwable failure) {
		String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
		int state = message.lastIndexOf('\n' + STATE);
		int action = (state != -1) ? state + STATE.length() : message.lastIndexOf('\n');
		String description = message.substring(0, Math.max(action, 0)).strip();
		return new FailureAnalysis(description, message.substring(action + 1).strip(), failure);
	}

}
