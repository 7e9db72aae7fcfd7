package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Keeps passwords out of what is told of a connection: drivers and pools repeat the URL
 * that they cannot use, with all its parameters.
 */
public final class UrlSecrets {

	private static final Pattern URL = Pattern.compile("jdbc:(?:\\w+:)?|\\bpostgres(?:ql)?:(?=//)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern USER_AND_PASSWORD = Pattern.compile("//[^@/?&;]*@(?=[^@]*$)", Pattern.DOTALL);

	private static final Pattern PARAMETERS = Pattern.compile("[?&;]");

	private static final Pattern LOGIN = Pattern.compile("[^\\s\"':]+:[^\\s\"']*@");

	private static final String HIDDEN = "?";

	private UrlSecrets() {
	}

	/**
	 * Takes user and password out of a URL and ends the text at its parameters: what is
	 * behind them cannot be told from them. Where the host cannot be told from a password
	 * either, the text ends in front of both.
	 * @param text what a driver or a pool says
	 * @return the text as it may be read, with a {@code ?} where something is left out
	 */
	public static String hide(String text) {
		Matcher url = URL.matcher(text);
		if (!url.find()) {
			return LOGIN.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
		}
		String rest = text.substring(url.end());
		String address = address(rest);
		String shown = hide(text.substring(0, url.start())) + url.group() + address;
		return rest.equals(address) ? shown : shown + HIDDEN;
	}

	/**
	 * Returns the part of a URL that may be read.
	 * @param url the URL: {@code jdbc:postgresql://tasks:secret@db1/tasks?ssl=true}
	 * @return the URL without user, password and parameters:
	 * {@code jdbc:postgresql://db1/tasks}
	 */
	public static String shown(String url) {
		String shown = hide(url);
		return shown.endsWith(HIDDEN) ? shown.substring(0, shown.length() - HIDDEN.length()) : shown;
	}

	private static String address(String rest) {
		String address = USER_AND_PASSWORD.matcher(rest).replaceFirst("//");
		Matcher parameters = PARAMETERS.matcher(address);
		if (address.contains("@")) {
			return "";
		}
		return parameters.find() ? address.substring(0, parameters.start()) : address;
	}

	/**
	 * Hides them in a failure and in all that it comes with.
	 * @param failure the failure to connect
	 * @return the same failure where it has none, otherwise one that says the same
	 */
	public static Throwable hide(Throwable failure) {
		return hide(failure, none());
	}

	private static Throwable hide(Throwable failure, Set<Throwable> told) {
		return hasAny(failure, none()) ? new RetoldException(failure, told) : failure;
	}

	// Failures may come with each other: one on closing has for its cause what it is
	// suppressed by.
	private static boolean hasAny(Throwable failure, Set<Throwable> seen) {
		if (!seen.add(failure)) {
			return false;
		}
		String message = failure.getMessage();
		return (message != null && !message.equals(hide(message)))
				|| related(failure).anyMatch((other) -> hasAny(other, seen));
	}

	private static Set<Throwable> none() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
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

		RetoldException(Throwable failure, Set<Throwable> told) {
			super(hidden(failure.getMessage()), cause(failure, told));
			this.type = failure.getClass().getName();
			setStackTrace(failure.getStackTrace());
			Stream.of(failure.getSuppressed())
				.filter((other) -> !told.contains(other))
				.map((other) -> hide(other, told))
				.forEach(this::addSuppressed);
		}

		private static @Nullable String hidden(@Nullable String text) {
			return (text != null) ? hide(text) : null;
		}

		private static @Nullable Throwable cause(Throwable failure, Set<Throwable> told) {
			told.add(failure);
			Throwable cause = failure.getCause();
			return (cause != null && !told.contains(cause)) ? hide(cause, told) : null;
		}

		@Override
		public String toString() {
			return this.type + ": " + getMessage();
		}

	}

}
