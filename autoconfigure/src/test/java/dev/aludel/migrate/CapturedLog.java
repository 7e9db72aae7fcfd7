package dev.aludel.migrate;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * The lines that the engine logs while this is open. Numbers of milliseconds are replaced
 * by {@code N}, ports by {@code PORT}.
 */
final class CapturedLog implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.aludel.migrate");

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	CapturedLog() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	List<String> lines() {
		return List.copyOf(this.appender.list)
			.stream()
			.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
			.map((line) -> line.replaceAll("\\d+ ms\\)", "N ms)").replaceAll("localhost:\\d+", "localhost"))
			.toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
	}

}
