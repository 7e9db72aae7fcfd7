package dev.aludel.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionLogTests {

	@Test
	void hasALineForEachOfAHundred() {
		assertThat(log(100, HistoryAction.UPGRADE, Duration.ZERO)).hasSize(100)
			.startsWith("INFO Applied 1 step 1 (2 statements, N ms)", "INFO Applied 2 (2 statements, N ms)");
	}

	@Test
	void hasALineForEachHundredOfMore() {
		assertThat(log(250, HistoryAction.UPGRADE, Duration.ZERO)).containsExactly(
				"INFO Applied 100 of 250 revisions, the last is 100",
				"INFO Applied 200 of 250 revisions, the last is 200");
		assertThat(log(101, HistoryAction.DOWNGRADE, Duration.ZERO))
			.containsExactly("INFO Undid 100 of 101 revisions, the last is 100");
	}

	@Test
	void hasALineForWhatTakesLong() {
		assertThat(log(101, HistoryAction.UPGRADE, Duration.ofSeconds(1))).containsExactly(
				"INFO Applied 1 step 1 (2 statements, N ms)", "INFO Applied 100 of 101 revisions, the last is 100");
	}

	@Test
	void isNotSilentForLong() {
		AtomicLong clock = new AtomicLong();
		CompletionLog completionLog = new CompletionLog(250, clock::get);
		try (CapturedLog log = new CapturedLog()) {
			for (int number = 1; number <= 120; number++) {
				clock.addAndGet(Duration.ofMillis(100).toNanos());
				completionLog.completed(new CompletedRevision(Integer.toString(number), HistoryAction.UPGRADE, "",
						"db.migration.R" + number, 1, Duration.ofMillis(100)));
			}
			assertThat(log.lines()).containsExactly("INFO Applied 50 of 250 revisions, the last is 50",
					"INFO Applied 100 of 250 revisions, the last is 100");
		}
	}

	/** What is logged of some revisions, the first of which takes a while. */
	private static List<String> log(int count, HistoryAction action, Duration first) {
		CompletionLog completionLog = new CompletionLog(count, () -> 0);
		try (CapturedLog log = new CapturedLog()) {
			for (int number = 1; number <= count; number++) {
				completionLog.completed(new CompletedRevision(Integer.toString(number), action,
						(number % 2 == 1) ? "step " + number : "", "db.migration.R" + number, 2,
						(number == 1) ? first : Duration.ofMillis(3)));
			}
			return new ArrayList<>(log.lines());
		}
	}

}
