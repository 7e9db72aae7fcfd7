package dev.aludel.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.command.CommandRequest;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The properties of an application that runs a command. */
final class CommandProperties {

	/** Application code may ask for this property. */
	static final String COMMAND = "aludel.command";

	private static final String SOURCE = "aludelCommand";

	private static final String LOGGING_SOURCE = "aludelCommandLogging";

	private CommandProperties() {
	}

	/** Must be system properties: they are read before there is an environment. */
	static void applyToSystem() {
		System.setProperty("spring.devtools.restart.enabled", "false");
		System.setProperty("spring.aot.enabled", "false");
	}

	/**
	 * Puts what a command needs before everything else, then what the command line says,
	 * then what keeps the log quiet.
	 */
	static void applyTo(ConfigurableEnvironment environment, CommandRequest request, List<String> arguments) {
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new MapPropertySource(LOGGING_SOURCE, request.verbose() ? Map.of() : quietLogging()));
		sources.addFirst(new SimpleCommandLinePropertySource(
				CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, arguments.toArray(String[]::new)));
		sources.addFirst(new MapPropertySource(SOURCE, properties(request)));
	}

	private static Map<String, Object> properties(CommandRequest request) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(COMMAND, request.command());
		// Switching off the upgrade at start does not switch off the commands.
		properties.put("aludel.enabled", "true");
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.lazy-initialization", "true");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.keep-alive", "false");
		return properties;
	}

	// A failure is told once, by the command. A pool logs it as well, with a stack trace.
	private static Map<String, Object> quietLogging() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("logging.threshold.console", "warn");
		properties.put("logging.level.root", "warn");
		properties.put("logging.level.com.zaxxer.hikari", "off");
		properties.put("logging.level.org.springframework", "error");
		// What the engine would warn of is part of the result.
		properties.put("logging.level.dev.aludel", "error");
		return properties;
	}

}
