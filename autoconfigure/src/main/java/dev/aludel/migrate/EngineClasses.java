package dev.aludel.migrate;

import java.lang.invoke.MethodHandles;
import java.util.List;

import dev.aludel.postgresql.Identifier;
import dev.aludel.postgresql.Literal;

/**
 * The classes of the engine that every start takes, and no migration. To load them is
 * most of what a start with nothing to do costs, and can be done while the application is
 * busy with something else.
 */
public final class EngineClasses {

	// Each is verified, which loads what it refers to.
	private static final List<Class<?>> CLASSES = List.of(Aludel.class, AludelSettings.class, BookkeepingTables.class,
			LockSettings.class, TimeoutSettings.class, StatementLimits.class, MigrationRun.class, Task.Upgrade.class,
			ClasspathMigrationSource.class, ClassFiles.class, MigrationClass.class, Session.class,
			DatabaseAddress.class, Situation.class, SessionFacts.class, Literal.class, Identifier.class,
			BookkeepingPlace.class, Bookkeeping.class, AppliedRevisionStore.class, HistoryStore.class,
			ProgressStore.class, BookkeepingWait.class, RecordedRevisions.class, RecordedRevisions.Reading.class,
			AppliedRevisions.class, NameMatch.class, RunReport.class, RunLog.class, Telling.class,
			Aludel.Finished.class, Wording.class);

	private EngineClasses() {
	}

	/**
	 * Loads them, where they are not loaded yet.
	 * @throws IllegalAccessException never: they are in this package
	 */
	public static void load() throws IllegalAccessException {
		for (Class<?> type : CLASSES) {
			MethodHandles.lookup().ensureInitialized(type);
		}
	}

}
