package dev.aludel.autogenerate.prove;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.aludel.IncompleteMigrationException;
import dev.aludel.IrreversibleMigrationException;
import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ValidateConstraint;

/** The steps of one proof that need the database. */
final class ProofRun {

	private final ProofTransaction transaction;

	private final ProofSettings settings;

	private final LockRoom locks = new LockRoom();

	private final List<ProofStep> steps = new ArrayList<>();

	private final Set<ProofRemark> remarks = new LinkedHashSet<>();

	private final Set<String> shown = new LinkedHashSet<>();

	ProofRun(ProofTransaction transaction, ProofSettings settings) {
		this.transaction = transaction;
		this.settings = settings;
	}

	/** The steps that were done. */
	List<ProofStep> steps() {
		return this.steps;
	}

	/** In what the proof differs from what will run one day. */
	List<ProofRemark> remarks() {
		return List.copyOf(this.remarks);
	}

	/** The migrations that hold what they promise, whatever becomes of the others. */
	Set<String> shown() {
		return this.shown;
	}

	/** Applies migrations, checks, undoes them and checks again. */
	ProofOutcome prove(List<Migration> migrations, SchemaCheck afterUpgrade, SchemaCheck afterDowngrade) {
		try {
			int applied = 0;
			for (int index = 0; index < migrations.size(); index++) {
				Migration migration = migrations.get(index);
				try {
					applied += run(migration, Migration::upgrade, "the upgrade of " + name(migration));
				}
				catch (IncompleteMigrationException ex) {
					this.steps.add(new ProofStep.Applied(applied));
					List<Migration> before = migrations.subList(0, index);
					undo(before, afterDowngrade);
					before.forEach((shown) -> this.shown.add(name(shown)));
					return incomplete(migration, ex);
				}
			}
			this.steps.add(new ProofStep.Applied(applied));
			check(afterUpgrade, "the comparison after the upgrade", "After the upgrade, this is still to do:");
			this.steps.add(new ProofStep.Compared());
			undo(migrations, afterDowngrade);
			return new ProofOutcome.Proven();
		}
		catch (ProofStopped ex) {
			return ex.outcome();
		}
	}

	private void undo(List<Migration> migrations, SchemaCheck afterDowngrade) {
		int undone = 0;
		for (int index = migrations.size() - 1; index >= 0; index--) {
			Migration migration = migrations.get(index);
			undone += run(migration, Migration::downgrade, "the downgrade of " + name(migration));
		}
		this.steps.add(new ProofStep.Undone(undone));
		check(afterDowngrade, "the comparison after the downgrade",
				"After the downgrade, this is still to do to be as before:");
		this.steps.add(new ProofStep.ComparedWithBefore());
	}

	private static ProofOutcome incomplete(Migration migration, IncompleteMigrationException reason) {
		return new ProofOutcome.Unproven("%s is incomplete: %s\n%s\nComplete it before the application starts."
			.formatted(name(migration), reason.getMessage(), FailureExplanation.ROLLED_BACK));
	}

	private int run(Migration migration, BiConsumer<Migration, Operations> way, String phase) {
		ProofTarget target = new ProofTarget(this.transaction.connection(), this.locks);
		try {
			way.accept(migration, new Operations(target));
			if (target.failure() != null) {
				throw target.failure();
			}
			requireTransaction(phase);
		}
		catch (IrreversibleMigrationException ex) {
			throw new ProofStopped(new ProofOutcome.Unproven(
					name(migration) + " has no way back: " + ex.getMessage() + "\n" + FailureExplanation.ROLLED_BACK));
		}
		catch (ProofStopped | IncompleteMigrationException ex) {
			throw ex;
		}
		catch (RuntimeException | LinkageError | SQLException ex) {
			throw new ProofStopped(failed((target.failure() != null) ? target.failure() : ex, phase));
		}
		target.changedForms()
			.forEach((operation) -> this.remarks.add(new ProofRemark(name(migration),
					operation.describe() + " was proven in its transactional form, " + difference(operation))));
		return target.statements();
	}

	private static String difference(Operation operation) {
		if (operation instanceof Backfill) {
			return "in one statement";
		}
		return (operation instanceof ValidateConstraint) ? "within the transaction" : "without concurrently";
	}

	private ProofOutcome failed(Throwable thrown, String phase) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof StatementFailure failure) {
				return explained(failure, phase, true);
			}
			if (cause instanceof SQLException ex) {
				return explained(new StatementFailure(null, null, ex), phase, true);
			}
			if (cause instanceof GuardedConnection.EndOfTransactionException) {
				return FailureExplanation.endOfTransaction(phase);
			}
		}
		return new ProofOutcome.Disproven(sentence(phase) + " threw " + thrown + "\n" + FailureExplanation.ROLLED_BACK
				+ "\nCorrect the draft before it is applied.", List.of());
	}

	private void check(SchemaCheck check, String phase, String finding) {
		List<String> differences;
		try {
			differences = check.differences(this.transaction.connection());
			requireTransaction(phase);
		}
		catch (SQLException ex) {
			throw new ProofStopped(explained(new StatementFailure(null, null, ex), phase, false));
		}
		catch (ProofStopped ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new ProofStopped(new ProofOutcome.Unproven(
					sentence(phase) + " failed: " + ex.getMessage() + "\n" + FailureExplanation.ROLLED_BACK));
		}
		if (!differences.isEmpty()) {
			throw new ProofStopped(new ProofOutcome.Disproven(finding, differences));
		}
	}

	private void requireTransaction(String phase) throws SQLException {
		if (!this.transaction.goesOn()) {
			throw new ProofStopped(FailureExplanation.endOfTransaction(phase));
		}
	}

	private ProofOutcome explained(StatementFailure failure, String phase, boolean isDraft) {
		return new FailureExplanation(failure, phase, isDraft, this.settings).outcome(this.transaction);
	}

	private static String sentence(String words) {
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	private static String name(Migration migration) {
		return migration.getClass().getSimpleName();
	}

}
