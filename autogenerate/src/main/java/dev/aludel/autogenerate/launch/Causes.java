package dev.aludel.autogenerate.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind an exception. */
final class Causes {

	private Causes() {
	}

	static Throwable deepest(Throwable failure) {
		List<Throwable> chain = chain(failure);
		return chain.get(chain.size() - 1);
	}

	static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
		return chain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
	}

	static <T extends Throwable> Optional<T> last(Throwable failure, Class<T> type) {
		return chain(failure).stream().filter(type::isInstance).map(type::cast).reduce((first, second) -> second);
	}

	private static List<Throwable> chain(Throwable failure) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable next = failure; next != null && !chain.contains(next); next = next.getCause()) {
			chain.add(next);
		}
		return chain;
	}

}
