package dev.aludel.autoconfigure;

import java.util.List;

import dev.aludel.command.CommandException;
import dev.aludel.command.EngineSource;
import dev.aludel.command.ExitStatus;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ShutdownGuard;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;

/** The engines of an application and of its parents. */
final class CommandEngines implements EngineSource {

	private final ConfigurableApplicationContext context;

	private final ShutdownGuard guard;

	private final DatabaseBeans databases;

	/**
	 * Takes the engines of a context.
	 * @param context the context
	 * @param guard has them end in good order when the process is to end
	 */
	CommandEngines(ConfigurableApplicationContext context, ShutdownGuard guard) {
		this.context = context;
		this.guard = guard;
		this.databases = DatabaseBeans.of(context);
	}

	@Override
	public List<String> names() {
		return this.databases.names();
	}

	@Override
	public Aludel engine(@Nullable String name) {
		String chosen = choose(name, names());
		try {
			return this.guard.guard(this.databases.engine(chosen));
		}
		catch (BeansException ex) {
			throw CommandFailure.of(this.context, ex);
		}
	}

	private static String choose(@Nullable String name, List<String> names) {
		if (names.isEmpty()) {
			throw new CommandException(
					"""
							The application has no engine, for it has no DataSource bean and no aludel.url.
							Nothing was run.
							Set spring.datasource.url or aludel.url, or declare a DataSource bean in the configuration of the application.""");
		}
		if (name != null && !names.contains(name)) {
			throw new CommandException("""
					The application has no database %s.
					Nothing was run.
					Its databases: %s""".formatted(name, String.join(", ", names)), ExitStatus.USAGE, null);
		}
		if (name == null && names.size() > 1) {
			throw new CommandException("""
					The application has %s databases: %s.
					Nothing was run.
					Choose one: --database=%s""".formatted(names.size(), String.join(", ", names), names.get(0)),
					ExitStatus.USAGE, null);
		}
		return (name != null) ? name : names.get(0);
	}

}
