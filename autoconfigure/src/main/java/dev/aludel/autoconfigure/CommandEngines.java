package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.List;

import dev.aludel.command.CommandException;
import dev.aludel.command.EngineSource;
import dev.aludel.command.ExitStatus;
import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ConfigurableApplicationContext;

/** The engines of an application and of its parents. */
final class CommandEngines implements EngineSource {

	private final ConfigurableApplicationContext context;

	CommandEngines(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public Aludel engine(@Nullable String name) {
		String chosen = choose(name, names());
		try {
			return this.context.getBean(chosen, Aludel.class);
		}
		catch (BeansException ex) {
			throw CommandFailure.of(this.context, ex);
		}
	}

	private List<String> names() {
		return Arrays
			.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.context, Aludel.class, true, false))
			.sorted()
			.toList();
	}

	private static String choose(@Nullable String name, List<String> names) {
		if (names.isEmpty()) {
			throw new CommandException(
					"""
							The application has no engine, for it has no DataSource bean.
							Nothing was run.
							Set spring.datasource.url, or declare a DataSource bean in the configuration of the application.""");
		}
		if (name != null && !names.contains(name)) {
			throw new CommandException("""
					No bean %s is an engine.
					Nothing was run.
					The engines of the application: %s""".formatted(name, String.join(", ", names)), ExitStatus.USAGE,
					null);
		}
		if (name == null && names.size() > 1) {
			throw new CommandException("""
					The application has %d engines: %s.
					Nothing was run.
					Choose one: --engine=%s""".formatted(names.size(), String.join(", ", names), names.get(0)),
					ExitStatus.USAGE, null);
		}
		return (name != null) ? name : names.get(0);
	}

}
