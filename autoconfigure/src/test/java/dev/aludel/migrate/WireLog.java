package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that the driver sends to the server while this is open, those it makes
 * up itself included. Statements of the connection's own beginning do not count.
 */
final class WireLog implements AutoCloseable {

	private static final Pattern SENT = Pattern.compile(" FE=> (?:Parse|SimpleQuery)\\(.*?query=\"(.*)\"",
			Pattern.DOTALL);

	private final Logger logger = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

	private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

	private final Handler handler = new Handler() {

		@Override
		public void publish(LogRecord record) {
			add(record);
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	};

	WireLog() {
		this.handler.setLevel(Level.FINEST);
		this.logger.setLevel(Level.FINEST);
		this.logger.addHandler(this.handler);
	}

	private void add(LogRecord record) {
		Matcher matcher = SENT.matcher(new SimpleFormatter().formatMessage(record));
		if (matcher.find() && !matcher.group(1).startsWith("SET application_name")) {
			this.statements.add(matcher.group(1));
		}
	}

	List<String> statements() {
		return List.copyOf(this.statements);
	}

	@Override
	public void close() {
		this.logger.removeHandler(this.handler);
		this.logger.setLevel(null);
	}

}
