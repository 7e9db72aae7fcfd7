package dev.aludel.autoconfigure;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.aludel.command.CommandException;
import dev.aludel.command.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Says why the application has no engine to give, as Spring Boot would at its start. */
final class CommandFailure {

	private CommandFailure() {
	}

	static CommandException of(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		String message = analyze(context, failure).map(CommandFailure::message)
			.orElseGet(() -> "The application failed to start for this command:\n  " + words(failure)
					+ "\nNothing was run.\nRun it again with --stacktrace to see where this comes from.");
		return new CommandException(message, ExitStatus.FAILED, failure);
	}

	private static String message(FailureAnalysis analysis) {
		String description = analysis.getDescription().strip();
		String action = Objects.requireNonNullElse(analysis.getAction(), "").strip();
		boolean tellsState = description.contains("Nothing was run.");
		return Stream.of(description, tellsState ? "" : "Nothing was run.", action)
			.filter((part) -> !part.isEmpty())
			.reduce((first, second) -> first + "\n" + second)
			.orElseThrow();
	}

	private static Optional<FailureAnalysis> analyze(@Nullable ConfigurableApplicationContext context,
			Throwable failure) {
		ArgumentResolver arguments = (context != null)
				? ArgumentResolver.of(BeanFactory.class, (BeanFactory) context.getBeanFactory())
					.and(Environment.class, context.getEnvironment())
				: ArgumentResolver.none();
		ClassLoader classLoader = (context != null) ? context.getClassLoader() : null;
		// One that cannot be created has nothing to say.
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, (type, implementation, ex) -> {
			})
			.stream()
			.flatMap((analyzer) -> Stream.ofNullable(analysis(analyzer, failure)))
			.findFirst();
	}

	private static @Nullable FailureAnalysis analysis(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	private static String words(Throwable failure) {
		Throwable deepest = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.reduce((first, second) -> second)
			.orElse(failure);
		return deepest.toString();
	}

}
