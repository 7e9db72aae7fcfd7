package dev.aludel.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when the application does not name its databases. */
final class OnOneDatabase extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean named = NamedDatabases.areIn(context.getEnvironment());
		return new ConditionOutcome(!named, ConditionMessage.of((named ? "found " : "no ") + NamedDatabases.PROPERTY));
	}

}
