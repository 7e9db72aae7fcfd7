package dev.aludel.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when the application does not name its databases. */
final class OnOneDatabase extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean named = OnSeveralDatabases.areNamed(context.getEnvironment());
		return new ConditionOutcome(!named, OnSeveralDatabases.message(named));
	}

}
