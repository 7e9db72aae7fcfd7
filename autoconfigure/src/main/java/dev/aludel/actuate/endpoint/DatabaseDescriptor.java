package dev.aludel.actuate.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.PendingRevision;
import dev.aludel.migrate.UnfinishedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Description of where a database stands.
 */
@JsonPropertyOrder({ "database", "upToDate", "current", "heads", "pending", "unknown", "unfinished", "applied" })
public final class DatabaseDescriptor implements EngineDescriptor {

	private final String database;

	private final boolean upToDate;

	private final List<String> current;

	private final List<String> heads;

	private final List<PendingDescriptor> pending;

	private final List<String> unknown;

	private final List<UnfinishedDescriptor> unfinished;

	private final List<AppliedDescriptor> applied;

	DatabaseDescriptor(DatabaseState state) {
		this.database = state.database().toString();
		this.upToDate = state.upToDate();
		this.current = state.heads();
		this.heads = state.expectedHeads();
		this.pending = state.pending().stream().map(PendingDescriptor::new).toList();
		this.unknown = state.unknown();
		this.unfinished = state.unfinished().stream().map(UnfinishedDescriptor::new).toList();
		this.applied = state.applied().stream().map(AppliedDescriptor::new).toList();
	}

	/**
	 * {@return the name of the database and its host}
	 */
	public String getDatabase() {
		return this.database;
	}

	/**
	 * {@return whether nothing is pending or unfinished}
	 */
	public boolean isUpToDate() {
		return this.upToDate;
	}

	/**
	 * {@return the applied revisions that no other applied one requires}
	 */
	public List<String> getCurrent() {
		return this.current;
	}

	/**
	 * {@return the revisions that the application wants the database to be at}
	 */
	public List<String> getHeads() {
		return this.heads;
	}

	/**
	 * {@return the revisions that the database lacks, in the order in which they would
	 * run}
	 */
	public List<PendingDescriptor> getPending() {
		return this.pending;
	}

	/**
	 * {@return the applied revisions that the application does not know}
	 */
	public List<String> getUnknown() {
		return this.unknown;
	}

	/**
	 * {@return the revisions that were begun and not finished}
	 */
	public List<UnfinishedDescriptor> getUnfinished() {
		return this.unfinished;
	}

	/**
	 * {@return the revisions that the database has, in the order in which they came}
	 */
	public List<AppliedDescriptor> getApplied() {
		return this.applied;
	}

	/**
	 * Description of a revision that the database has.
	 */
	@JsonPropertyOrder({ "revision", "message", "appliedAt", "durationMs", "databaseUser", "application" })
	public static final class AppliedDescriptor {

		private final String revision;

		private final String message;

		private final Instant appliedAt;

		private final @Nullable Long durationMs;

		private final @Nullable String databaseUser;

		private final @Nullable String application;

		private AppliedDescriptor(AppliedRevision revision) {
			Duration duration = revision.duration();
			this.revision = revision.id();
			this.message = revision.message();
			this.appliedAt = revision.appliedAt();
			this.durationMs = (duration != null) ? duration.toMillis() : null;
			this.databaseUser = revision.databaseUser();
			this.application = revision.application();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return what it does, in a few words}
		 */
		public String getMessage() {
			return this.message;
		}

		/**
		 * {@return since when the database has it}
		 */
		public Instant getAppliedAt() {
			return this.appliedAt;
		}

		/**
		 * {@return how long it took, or {@code null} when the history does not tell}
		 */
		public @Nullable Long getDurationMs() {
			return this.durationMs;
		}

		/**
		 * {@return the role that brought it, or {@code null} when the history does not
		 * tell}
		 */
		public @Nullable String getDatabaseUser() {
			return this.databaseUser;
		}

		/**
		 * {@return the application that brought it, or {@code null} when the history does
		 * not tell}
		 */
		public @Nullable String getApplication() {
			return this.application;
		}

	}

	/**
	 * Description of a revision that the database lacks.
	 */
	@JsonPropertyOrder({ "revision", "message", "className" })
	public static final class PendingDescriptor {

		private final String revision;

		private final String message;

		private final String className;

		private PendingDescriptor(PendingRevision revision) {
			this.revision = revision.id();
			this.message = revision.message();
			this.className = revision.className();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return what it does, in a few words}
		 */
		public String getMessage() {
			return this.message;
		}

		/**
		 * {@return the class that carries it out}
		 */
		public String getClassName() {
			return this.className;
		}

	}

	/**
	 * Description of a revision that was begun and not finished.
	 */
	@JsonPropertyOrder({ "revision", "direction", "completedStatements", "stoppedAt" })
	public static final class UnfinishedDescriptor {

		private final String revision;

		private final String direction;

		private final int completedStatements;

		private final Instant stoppedAt;

		private UnfinishedDescriptor(UnfinishedRevision revision) {
			this.revision = revision.id();
			this.direction = revision.direction().name().toLowerCase(Locale.ROOT);
			this.completedStatements = revision.completedStatements();
			this.stoppedAt = revision.stoppedAt();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return {@code upgrade} or {@code downgrade}}
		 */
		public String getDirection() {
			return this.direction;
		}

		/**
		 * {@return how many of its statements are done}
		 */
		public int getCompletedStatements() {
			return this.completedStatements;
		}

		/**
		 * {@return when the last progress was made}
		 */
		public Instant getStoppedAt() {
			return this.stoppedAt;
		}

	}

}
