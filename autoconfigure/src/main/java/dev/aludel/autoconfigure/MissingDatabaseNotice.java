package dev.aludel.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.aludel.migrate.ClasspathMigrationSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.log.LogMessage;

/**
 * Says at the start of an application that nobody runs its migrations, for it has no
 * database that Aludel knows a way to: one that uses R2DBC alone, say.
 */
final class MissingDatabaseNotice implements SpringApplicationRunListener {

	private static final Log logger = LogFactory.getLog(MissingDatabaseNotice.class);

	private static final String WAY = "Set aludel.url to the JDBC URL of the database";

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		// Most applications have it, and are not to wait for anything else.
		if (!context.containsBeanDefinition("aludelInitializer") && isWithoutDatabase(context.getBeanFactory())
				&& !CommandRunListener.runsForAChild()) {
			try {
				write(context);
			}
			catch (RuntimeException ex) {
				// A notice is no reason for an application to end.
				logger.debug("It is not known how many migrations are not run", ex);
			}
		}
	}

	// It was considered, and that was what it lacked.
	private static boolean isWithoutDatabase(ConfigurableListableBeanFactory beanFactory) {
		ConditionEvaluationReport report = ConditionEvaluationReport.find(beanFactory);
		ConditionAndOutcomes outcomes = (report != null)
				? report.getConditionAndOutcomesBySource().get(AludelAutoConfiguration.class.getName()) : null;
		return outcomes != null && outcomes.stream()
			.anyMatch((outcome) -> outcome.getCondition() instanceof OnDatabase && !outcome.getOutcome().isMatch());
	}

	private static void write(ConfigurableApplicationContext context) {
		List<String> packages = Binder.get(context.getEnvironment())
			.bind("aludel.packages", Bindable.listOf(String.class))
			.orElseGet(() -> new AludelProperties().getPackages());
		int migrations = new ClasspathMigrationSource(packages, context.getClassLoader()).migrations().size();
		String searched = String.join(", ", packages);
		logger.info((migrations > 0)
				? LogMessage.format("The application has no DataSource: the %s migrations in %s are not run. %s",
						migrations, searched, WAY)
				: LogMessage.format("The application has no DataSource, and there are no migrations in %s", searched));
	}

}
