package dev.aludel.actuate.observation;

import java.util.Locale;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of the engine, and what each says about itself.
 */
public enum AludelObservationDocumentation implements ObservationDocumentation {

	/** A run: from before it has a connection to its end. */
	RUN {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultRunObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { Names.DATABASE, Names.ACTION, Names.OUTCOME, Names.EXCEPTION };
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return new KeyName[] { Names.REVISIONS, Names.CURRENT };
		}

		@Override
		public Observation.Event[] getEvents() {
			return new Observation.Event[] { Events.LOCK_WAIT, Events.LOCK_OBTAINED };
		}

	},

	/** A revision of a run: from before its transaction to its end. */
	REVISION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultRevisionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { Names.DATABASE, Names.DIRECTION, Names.OUTCOME, Names.EXCEPTION };
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return new KeyName[] { Names.REVISION, Names.MESSAGE, Names.STATEMENTS };
		}

		@Override
		public Observation.Event[] getEvents() {
			return new Observation.Event[] { Events.RETRY };
		}

	};

	/**
	 * The keys.
	 */
	public enum Names implements KeyName {

		/** What the application calls the database. */
		DATABASE,

		/** What a run was asked for: {@code upgrade}, {@code downgrade}, {@code stamp}. */
		ACTION,

		/** Which way a revision is run: {@code upgrade}, {@code downgrade}. */
		DIRECTION,

		/** How it ended: {@code success}, {@code failure}, {@code interrupted}. */
		OUTCOME,

		/** The simple name of the class of the exception, or {@code none}. */
		EXCEPTION,

		/** How many revisions a run has dealt with. */
		REVISIONS,

		/** Where the database is after a run. */
		CURRENT,

		/** The id of a revision. */
		REVISION,

		/** What a revision does, in a few words. */
		MESSAGE,

		/** How many SQL statements a revision ran. */
		STATEMENTS;

		@Override
		public String asString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The events of a run and of its revisions.
	 */
	public enum Events implements Observation.Event {

		/** Another instance migrates the same database, and this one waits for it. */
		LOCK_WAIT("lock.wait", "waits for the migration lock"),

		/** The wait is over, and this instance migrates now. */
		LOCK_OBTAINED("lock.obtained", "holds the migration lock"),

		/** A revision, or a batch of a backfill, was given up and is tried again. */
		RETRY("retry", "tries again");

		private final String name;

		private final String context;

		Events(String name, String context) {
			this.name = name;
			this.context = context;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public String getContextualName() {
			return this.context;
		}

	}

}
