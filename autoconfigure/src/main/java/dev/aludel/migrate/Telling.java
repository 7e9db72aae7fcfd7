package dev.aludel.migrate;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Tells what has happened to each of several, whatever one of them throws. */
final class Telling {

	private Telling() {
	}

	/**
	 * Tells each, and throws afterwards what was thrown first, with what was thrown
	 * behind it suppressed in it.
	 * @param all who is told, in this order
	 * @param news tells one of them
	 */
	static <T> void each(Iterable<T> all, Consumer<T> news) {
		Throwable first = null;
		for (T one : all) {
			first = collect(first, one, news);
		}
		if (first instanceof Error error) {
			throw error;
		}
		if (first instanceof RuntimeException exception) {
			throw exception;
		}
	}

	/**
	 * Tells each of a failure, in which whatever they throw is suppressed.
	 * @param failure what goes on its way afterwards
	 * @param all who is told, in this order
	 * @param news tells one of them
	 */
	static <T> void eachOf(Throwable failure, Iterable<T> all, Consumer<T> news) {
		for (T one : all) {
			collect(failure, one, news);
		}
	}

	private static <T> @Nullable Throwable collect(@Nullable Throwable first, T one, Consumer<T> news) {
		try {
			news.accept(one);
			return first;
		}
		catch (RuntimeException | Error ex) {
			if (first == null) {
				return ex;
			}
			// One may throw what it was told, or what another threw.
			if (first != ex) {
				first.addSuppressed(ex);
			}
			return first;
		}
	}

}
