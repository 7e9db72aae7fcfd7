package dev.aludel.actuate.observation;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How often something happened, and how long it took in all. */
final class Tally {

	private final LongAdder count = new LongAdder();

	private final LongAdder nanoseconds = new LongAdder();

	void add(Duration duration) {
		this.nanoseconds.add(duration.toNanos());
		this.count.increment();
	}

	long count() {
		return this.count.sum();
	}

	double nanoseconds() {
		return this.nanoseconds.sum();
	}

}
