package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Keeps passwords out of what is told of a connection: drivers and pools repeat the URL
 * that they cannot use, with all its parameters.
 */
final class UrlSecrets {

	private static final Pattern URL = Pattern.compile("jdbc:(?:\\w+:)?|\\b[a-z][a-z0-9+.-]*://",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern PARAMETERS = Pattern.compile("[?&;]");

	private static final Pattern LOGIN = Pattern.compile("[^\\s\"':]+:[^\\s\"']*@");

	private static final String HIDDEN = "?";

	private UrlSecrets() {
	}

	/**
	 * Ends a text at the parameters of the first URL: what is behind them cannot be told
	 * from them. Where user and password may stand in front of the host, that ends the
	 * text, too.
	 */
	static String hide(String text) {
		Matcher url = URL.matcher(text);
		if (!url.find()) {
			return LOGIN.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
		}
		String address = text.substring(url.end());
		Matcher parameters = PARAMETERS.matcher(address);
		boolean ends = address.contains("@") || parameters.find();
		int shown = address.contains("@") ? 0 : (ends ? parameters.start() : address.length());
		return hide(text.substring(0, url.start())) + url.group() + address.substring(0, shown) + (ends ? HIDDEN : "");
	}

	/**
	 * Hides them in a failure and in all that it comes with.
	 * @return the same failure, where it has none
	 */
	static Throwable hide(Throwable failure) {
		return hasAny(failure) ? new RetoldException(failure) : failure;
	}

	private static boolean hasAny(Throwable failure) {
		String message = failure.getMessage();
		return (message != null && !message.equals(hide(message))) || related(failure).anyMatch(UrlSecrets::hasAny);
	}

	private static Stream<Throwable> related(Throwable failure) {
		SQLException next = (failure instanceof SQLException ex) ? ex.getNextException() : null;
		return Stream.concat(Stream.ofNullable(failure.getCause()),
				Stream.concat(Stream.ofNullable(next), Stream.of(failure.getSuppressed())));
	}

	/** A failure in the words that may be read. */
	private static final class RetoldException extends Exception {

		private static final long serialVersionUID = 1L;

		private final String type;

		RetoldException(Throwable failure) {
			super(hidden(failure.getMessage()), hidden(failure.getCause()));
			this.type = failure.getClass().getName();
			setStackTrace(failure.getStackTrace());
			Stream.of(failure.getSuppressed()).map(UrlSecrets::hide).forEach(this::addSuppressed);
		}

		private static @Nullable String hidden(@Nullable String text) {
			return (text != null) ? hide(text) : null;
		}

		private static @Nullable Throwable hidden(@Nullable Throwable failure) {
			return (failure != null) ? hide(failure) : null;
		}

		@Override
		public String toString() {
			return this.type + ": " + getMessage();
		}

	}

}
