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
		String culprit = culprit(cycle);
		return new FailureAnalysis("""
				The migrations wait for a bean that waits for the migrations:
				  %s
				Nothing was run.""".formatted(String.join(" -> ", cycle)), """
				Take from the bean '%s' what uses the database. \
				A migration reads and writes through op.connection() and op.execute(…); \
				work of the application belongs after its start.""".formatted(culprit), cause);
	}

	/** The names of the beans in the order in which each asked for the next. */
	private static List<String> cycle(Throwable rootFailure) {
		List<String> names = new ArrayList<>();
		Stream.iterate(rootFailure, Objects::nonNull, Throwable::getCause)
			.filter(BeanCreationException.class::isInstance)
			.map((failure) -> ((BeanCreationException) failure).getBeanName())
			.filter((name) -> name != null && (names.isEmpty() || !names.get(names.size() - 1).equals(name)))
			.forEach(names::add);
		int start = names.indexOf(names.get(names.size() - 1));
		return names.subList((start != names.size() - 1) ? start : 0, names.size());
	}

	/** The first bean of the cycle that is not ours. */
	private String culprit(List<String> cycle) {
		return cycle.stream()
			.dropWhile((name) -> !isTyped(name, AludelInitializer.class))
			.filter((name) -> !isTyped(name, AludelInitializer.class) && !isTyped(name, Aludel.class))
			.findFirst()
			.orElse(cycle.get(0));
	}

	private boolean isTyped(String name, Class<?> type) {
		return this.beanFactory.containsBean(name) && this.beanFactory.isTypeMatch(name, type);
	}

}
