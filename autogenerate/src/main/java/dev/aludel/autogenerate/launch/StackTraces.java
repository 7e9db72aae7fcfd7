package dev.aludel.autogenerate.launch;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Keeps Spring Boot from printing the stack trace of an application that fails to start;
 * its failure analysis, which is meant for readers, still appears.
 */
final class StackTraces implements AutoCloseable {

	private static final String LOGGER = SpringApplication.class.getName();

	private final LoggingSystem loggingSystem;

	private final @Nullable LogLevel before;

	private StackTraces(LoggingSystem loggingSystem) {
		this.loggingSystem = loggingSystem;
		LoggerConfiguration configuration = loggingSystem.getLoggerConfiguration(LOGGER);
		this.before = (configuration != null) ? configuration.getConfiguredLevel() : null;
	}

	static StackTraces of(ClassLoader classLoader) {
		return new StackTraces(LoggingSystem.get(classLoader));
	}

	/** Called once the application has configured its own logging. */
	void mute() {
		this.loggingSystem.setLogLevel(LOGGER, LogLevel.OFF);
	}

	@Override
	public void close() {
		this.loggingSystem.setLogLevel(LOGGER, this.before);
	}

}
