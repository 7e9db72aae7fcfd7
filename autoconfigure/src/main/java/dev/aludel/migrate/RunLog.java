package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/** Writes the one line that every run ends with, and the warning when it is ahead. */
final class RunLog {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private static final Map<HistoryAction, String> WORDS = new EnumMap<>(
			Map.of(HistoryAction.UPGRADE, "applied", HistoryAction.DOWNGRADE, "undone", HistoryAction.STAMP, "stamped",
					HistoryAction.UNSTAMP, "unstamped", HistoryAction.PURGE, "purged"));

	private RunLog() {
	}

	static void write(RunReport report) {
		if (report.isDatabaseAhead()) {
			logger.warn(LogMessage.format("Database %s is ahead of this application: it has %s, unknown here. "
					+ "Nothing was run; deploy the application that has %s, or leave it if this one is on its way out.",
					report.database(), Wording.revisions(report.unknown()),
					(report.unknown().size() == 1) ? "it" : "them"));
		}
		// Every start writes it, and the first text that is formatted takes its time.
		logger.info("Database " + report.database() + " is " + Wording.position(report.heads()) + "; "
				+ (report.revisions().isEmpty() ? nothing(report) : work(report)) + " (" + report.duration().toMillis()
				+ " ms)");
	}

	private static String nothing(RunReport report) {
		if (!report.pending().isEmpty()) {
			return "nothing was run, it lacks " + Wording.revisions(report.pending());
		}
		return (report.applied() > 0) ? "nothing to do, " + there(report.applied(), "is", "are") : "nothing to do";
	}

	private static String work(RunReport report) {
		Map<HistoryAction, Integer> counts = new EnumMap<>(HistoryAction.class);
		report.revisions().forEach((revision) -> counts.merge(revision.action(), 1, Integer::sum));
		List<String> parts = new ArrayList<>();
		counts.forEach((action, count) -> parts
			.add((parts.isEmpty() ? Wording.count(count, "revision", "revisions") : count) + " " + WORDS.get(action)));
		int before = report.applied() - counts.getOrDefault(HistoryAction.UPGRADE, 0)
				- counts.getOrDefault(HistoryAction.STAMP, 0);
		if (counts.containsKey(HistoryAction.UPGRADE) && before > 0) {
			parts.add(before + ((before == 1) ? " was" : " were") + " already there");
		}
		return String.join(", ", parts);
	}

	private static String there(int count, String one, String several) {
		return Wording.count(count, "revision", "revisions") + " " + ((count == 1) ? one : several) + " there";
	}

}
