package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Explains beans that the migrations need and that wait for the migrations. Ordered
 * before Boot's own analyzer of cycles, which knows nothing of waiting.
 */
@Order(0)
final class MigrationCycleFailureAnalyzer extends AbstractFailureAnalyzer<BeanCurrentlyInCreationException> {

	private final BeanFactory beanFactory;

	MigrationCycleFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCurrentlyInCreationException cause) {
		List<String> cycle = cycle(rootFailure);
		if (cycle.stream().noneMatch((name) -> isTyped(name, AludelInitializer.class))) {
			return null;
		}
		int culprit = culprit(cycle);
		return new FailureAnalysis("""
				The migrations wait for a bean that waits for the migrations:
				  %s
				Nothing was run.""".formatted(String.join(" -> ", cycle)), """
				Take the dependency on %s out of %s, \
				or move that work behind the start of the application, into an ApplicationRunner."""
			.formatted(cycle.get(culprit + 1), cycle.get(culprit)), cause);
	}

	/** The names of the beans, each asking for the next, from one back to itself. */
	private static List<String> cycle(Throwable rootFailure) {
		List<String> names = new ArrayList<>();
		Stream.iterate(rootFailure, Objects::nonNull, Throwable::getCause)
			.filter(BeanCreationException.class::isInstance)
			.map((failure) -> ((BeanCreationException) failure).getBeanName())
			.filter((name) -> name != null && (names.isEmpty() || !names.get(names.size() - 1).equals(name)))
			.forEach(names::add);
		int start = names.indexOf(names.get(names.size() - 1));
		return (start < names.size() - 1) ? names.subList(start, names.size()) : List.of();
	}

	/** The place of the first bean behind the initializer that is not ours. */
	private int culprit(List<String> cycle) {
		int culprit = 0;
		while (!isTyped(cycle.get(culprit), AludelInitializer.class)) {
			culprit++;
		}
		while (culprit < cycle.size() - 2 && isOurs(cycle.get(culprit))) {
			culprit++;
		}
		return culprit;
	}

	private boolean isOurs(String name) {
		return isTyped(name, AludelInitializer.class) || isTyped(name, Aludel.class)
				|| isTyped(name, EngineFactory.class);
	}

	private boolean isTyped(String name, Class<?> type) {
		return this.beanFactory.containsBean(name) && this.beanFactory.isTypeMatch(name, type);
	}

}
