package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RunFailure;
import dev.aludel.migrate.RunReport;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;

/**
 * Publishes runs as events of the application. Those of the start are kept until all
 * beans are there: an event before that would create its listeners, which may need the
 * database, and would never reach methods annotated with {@code @EventListener}. Those of
 * a run come when it is over and its connection given back, for they may need one.
 */
final class RunEvents implements MigrationListener, SmartInitializingSingleton, Ordered {

	private final ApplicationEventPublisher publisher;

	private final List<Object> kept = new ArrayList<>();

	private boolean ready;

	RunEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void runFinished(RunReport report) {
		List<Object> events = completed(report.database(), report.revisions());
		events.add(new RunFinishedEvent(report));
		publish(events);
	}

	@Override
	public void runFailed(RunFailure failure) {
		DatabaseAddress database = failure.database();
		if (database != null) {
			publish(completed(database, failure.revisions()));
		}
	}

	private static List<Object> completed(DatabaseAddress database, List<CompletedRevision> revisions) {
		List<Object> events = new ArrayList<>();
		revisions.forEach((revision) -> events.add(new RevisionCompletedEvent(database, revision)));
		return events;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Object> events;
		synchronized (this.kept) {
			this.ready = true;
			events = List.copyOf(this.kept);
			this.kept.clear();
		}
		publish(events);
	}

	private void publish(List<Object> events) {
		synchronized (this.kept) {
			if (!this.ready) {
				this.kept.addAll(events);
				return;
			}
		}
		RuntimeException first = null;
		for (Object event : events) {
			try {
				this.publisher.publishEvent(event);
			}
			catch (RuntimeException ex) {
				// What has happened is told all the same.
				if (first == null) {
					first = ex;
				}
				else if (first != ex) {
					first.addSuppressed(ex);
				}
			}
		}
		if (first != null) {
			throw first;
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
