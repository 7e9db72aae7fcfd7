package dev.aludel.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Sees whether a database is where an upgrade would bring it, in statements that only
 * read.
 *
 * @param dataSource where connections come from
 * @param settings how to work
 * @param cancellation what may end its waits
 * @param migrations the migrations of the application
 * @param target the identifier of the target
 */
record Verification(DataSource dataSource, AludelSettings settings, Cancellation cancellation,
		LoadedMigrations migrations, String target) {

	RunReport execute() {
		long begin = System.nanoTime();
		StateReader reader = new StateReader(this.dataSource, this.settings);
		MigrationPlan plan = reader.plan(this.migrations, new Task.Upgrade(this.target), Direction.UPGRADE);
		List<PendingRevision> pending = pending(plan);
		if (!pending.isEmpty()) {
			throw new DatabaseBehindException(plan.database(), this.target, pending);
		}
		ChangeReport.read(this.dataSource, this.settings, this.cancellation, this.migrations).refuse();
		int applied = reader.state(this.migrations.graph()).applied().size();
		return new RunReport(plan.database(), plan.heads(), plan.heads(), List.of(), applied, plan.unknown(), List.of(),
				Duration.ofNanos(System.nanoTime() - begin));
	}

	private static List<PendingRevision> pending(MigrationPlan plan) {
		List<PendingRevision> pending = new ArrayList<>();
		plan.recorded().forEach((record) -> pending.add(new PendingRevision(record.id(), record.message(), "")));
		plan.revisions()
			.forEach((revision) -> pending
				.add(new PendingRevision(revision.id(), revision.message(), revision.className())));
		return pending;
	}

}
