package dev.aludel.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when the application names its databases. */
final class OnSeveralDatabases extends SpringBootCondition {

	static final String PROPERTY = "aludel.databases";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean named = areNamed(context.getEnvironment());
		return new ConditionOutcome(named, message(named));
	}

	static ConditionMessage message(boolean named) {
		return ConditionMessage.of((named ? "found " : "no ") + PROPERTY);
	}

	static boolean areNamed(Environment environment) {
		return Binder.get(environment)
			.bind(PROPERTY, Bindable.mapOf(String.class, Object.class))
			.map((databases) -> !databases.isEmpty())
			.orElse(false);
	}

}
