package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RunReport;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;

/**
 * Publishes runs as events of the application. Those of the start are kept until all
 * beans are there: an event before that would create its listeners, which may need the
 * database, and would never reach methods annotated with {@code @EventListener}.
 */
final class RunEvents implements MigrationListener, SmartInitializingSingleton, Ordered {

	private final ApplicationEventPublisher publisher;

	private final List<RunReport> kept = new ArrayList<>();

	private boolean ready;

	RunEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void runFinished(RunReport report) {
		synchronized (this.kept) {
			if (!this.ready) {
				this.kept.add(report);
				return;
			}
		}
		publish(report);
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<RunReport> reports;
		synchronized (this.kept) {
			this.ready = true;
			reports = List.copyOf(this.kept);
			this.kept.clear();
		}
		for (RunReport report : reports) {
			publish(report);
		}
	}

	private void publish(RunReport report) {
		for (CompletedRevision revision : report.revisions()) {
			this.publisher.publishEvent(new RevisionCompletedEvent(report.database(), revision));
		}
		this.publisher.publishEvent(new RunFinishedEvent(report));
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
