package dev.aludel.migrate;

import java.util.List;

import javax.sql.DataSource;

import dev.aludel.revision.RevisionGraph;

/**
 * The engine: brings a database to a revision and tells where it stands. Each call takes
 * one connection and gives it back as it was. Creating the engine touches no database.
 */
public final class Aludel {

	private final DataSource dataSource;

	/**
	 * Creates an engine.
	 * @param dataSource where connections come from; one at a time is taken
	 * @param source the migrations
	 * @param settings how to work
	 * @param listeners who is told, in this order
	 */
	public Aludel(DataSource dataSource, MigrationSource source, AludelSettings settings,
			List<MigrationListener> listeners) {
		this.dataSource = dataSource;
	}

	/**
	 * Runs every revision that the database lacks, up to the one head.
	 * @return what was done
	 */
	public RunReport upgrade() {
		return upgrade("head");
	}

	/**
	 * Runs a target and everything it requires, less what is applied.
	 * @param target the identifier of the target, see {@link RevisionGraph}
	 * @return what was done
	 */
	public RunReport upgrade(String target) {
		throw new UnsupportedOperationException(target);
	}

	/**
	 * Undoes everything above a target.
	 * @param target the identifier of the target; {@code base} undoes everything
	 * @return what was done
	 */
	public RunReport downgrade(String target) {
		throw new UnsupportedOperationException(target);
	}

	/**
	 * Records the database as being at some targets, without running anything.
	 * @param targets the identifiers of the targets
	 * @return what was done
	 */
	public RunReport stamp(List<String> targets) {
		return stamp(targets, false);
	}

	/**
	 * Records the database as being at some targets, without running anything.
	 * @param targets the identifiers of the targets
	 * @param purge whether to discard applied revisions that the application does not
	 * know
	 * @return what was done
	 */
	public RunReport stamp(List<String> targets, boolean purge) {
		throw new UnsupportedOperationException(targets.toString());
	}

	/**
	 * Tells where the database stands. Changes nothing.
	 * @return the state
	 */
	public DatabaseState state() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Tells what was done with the database.
	 * @return the history, in the order of writing
	 */
	public List<HistoryEntry> history() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the revisions of the application. Loads their classes; needs no database.
	 * @return the graph
	 */
	public RevisionGraph graph() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns where connections come from.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

}
