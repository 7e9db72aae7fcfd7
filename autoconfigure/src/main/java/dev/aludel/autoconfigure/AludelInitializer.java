package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.BookkeepingPlace;
import dev.aludel.migrate.ShutdownGuard;
import dev.aludel.revision.RevisionException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Runs the {@link AludelStrategy} on every engine of the application while its context
 * starts. Whatever needs a database is created after it.
 */
public final class AludelInitializer
		implements InitializingBean, DisposableBean, ApplicationListener<ApplicationReadyEvent>, Ordered {

	private final List<Aludel> engines;

	private final AludelStrategy strategy;

	private final List<ChangedRevisionsNotice> notices = new ArrayList<>();

	private int order;

	/**
	 * Creates an initializer.
	 * @param engines the engines, in the order in which they shall run
	 * @param strategy what to do with each
	 */
	public AludelInitializer(List<Aludel> engines, AludelStrategy strategy) {
		this.engines = List.copyOf(engines);
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		try (ShutdownGuard guard = new ShutdownGuard()) {
			refuseSharedTables();
			for (Aludel engine : this.engines) {
				migrate(engine, guard);
			}
		}
	}

	private void migrate(Aludel engine, ShutdownGuard guard) {
		ChangedRevisionsNotice notice = new ChangedRevisionsNotice(engine);
		this.notices.add(notice);
		try {
			this.strategy.migrate(guard.guard(engine.withListener(notice)));
		}
		catch (AludelException | RevisionException ex) {
			throw onBehalfOf(engine, ex);
		}
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		for (ChangedRevisionsNotice notice : this.notices) {
			notice.giveIfDue();
		}
	}

	@Override
	public void destroy() {
		this.notices.forEach(ChangedRevisionsNotice::stop);
	}

	private void refuseSharedTables() {
		if (this.engines.size() > 1) {
			List<BookkeepingPlace> places = new ArrayList<>();
			this.engines.forEach((engine) -> addPlace(placeOf(engine), places));
		}
	}

	private static BookkeepingPlace placeOf(Aludel engine) {
		try {
			return engine.bookkeepingPlace();
		}
		catch (AludelException | RevisionException ex) {
			throw onBehalfOf(engine, ex);
		}
	}

	private static void addPlace(BookkeepingPlace place, List<BookkeepingPlace> places) {
		for (BookkeepingPlace other : places) {
			if (place.overlaps(other)) {
				throw new SharedTablesException(other, place);
			}
		}
		places.add(place);
	}

	/** Has a failure say whose it is where there are several databases. */
	private static RuntimeException onBehalfOf(Aludel engine, RuntimeException failure) {
		String database = engine.settings().database();
		return (database != null) ? new DatabaseStartException(database, failure) : failure;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Changes the place among ordered beans.
	 * @param order the order, 0 unless it is set
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
