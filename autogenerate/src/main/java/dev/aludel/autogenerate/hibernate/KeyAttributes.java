package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The words that may follow a foreign key or a unique constraint, as the author wrote
 * them into {@code options} or {@code foreignKeyDefinition}.
 */
final class KeyAttributes {

	private final SqlScanner scanner;

	KeyAttributes(SqlScanner scanner) {
		this.scanner = scanner;
	}

	/** Returns the foreign key with every word that is understood; the rest stays. */
	ForeignKey applyTo(ForeignKey foreignKey) {
		ForeignKey result = foreignKey;
		for (ForeignKey next = next(result); next != null; next = next(result)) {
			result = next;
		}
		return result;
	}

	private @Nullable ForeignKey next(ForeignKey key) {
		if (this.scanner.accept("match", "full")) {
			return key.matchFull();
		}
		if (this.scanner.accept("match", "simple")) {
			return key;
		}
		if (this.scanner.accept("on", "delete")) {
			ReferentialAction action = action();
			List<String> columns = this.scanner.names();
			return (action != null)
					? key.onDelete(action, (columns != null) ? columns.toArray(String[]::new) : new String[0]) : null;
		}
		if (this.scanner.accept("on", "update")) {
			ReferentialAction action = action();
			return (action != null) ? key.onUpdate(action) : null;
		}
		if (this.scanner.accept("not", "valid")) {
			return key.notValid();
		}
		Deferrability deferrability = deferrability(key.deferrability());
		return (deferrability != null) ? with(key, deferrability) : null;
	}

	private static ForeignKey with(ForeignKey key, Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> key;
			case INITIALLY_IMMEDIATE -> key.deferrable();
			case INITIALLY_DEFERRED -> key.initiallyDeferred();
		};
	}

	/** Returns the constraint with every word that is understood; the rest stays. */
	UniqueConstraint applyTo(UniqueConstraint constraint) {
		UniqueConstraint result = constraint;
		for (UniqueConstraint next = next(result); next != null; next = next(result)) {
			result = next;
		}
		return result;
	}

	private @Nullable UniqueConstraint next(UniqueConstraint constraint) {
		if (this.scanner.accept("include")) {
			List<String> columns = this.scanner.names();
			return (columns != null) ? constraint.include(columns.toArray(String[]::new)) : null;
		}
		if (this.scanner.accept("nulls", "not", "distinct")) {
			return constraint.nullsNotDistinct();
		}
		if (this.scanner.accept("nulls", "distinct")) {
			return constraint;
		}
		Deferrability deferrability = deferrability(constraint.deferrability());
		return (deferrability != null) ? new UniqueConstraint(constraint.name(), constraint.columns(),
				constraint.include(), constraint.nulls(), deferrability) : null;
	}

	private @Nullable Deferrability deferrability(Deferrability before) {
		if (this.scanner.accept("not", "deferrable")) {
			return Deferrability.NOT_DEFERRABLE;
		}
		if (this.scanner.accept("deferrable")) {
			return (before == Deferrability.NOT_DEFERRABLE) ? Deferrability.INITIALLY_IMMEDIATE : before;
		}
		if (this.scanner.accept("initially", "deferred")) {
			return Deferrability.INITIALLY_DEFERRED;
		}
		return this.scanner.accept("initially", "immediate") ? before : null;
	}

	private @Nullable ReferentialAction action() {
		if (this.scanner.accept("no", "action")) {
			return ReferentialAction.NO_ACTION;
		}
		if (this.scanner.accept("set", "null")) {
			return ReferentialAction.SET_NULL;
		}
		if (this.scanner.accept("set", "default")) {
			return ReferentialAction.SET_DEFAULT;
		}
		if (this.scanner.accept("restrict")) {
			return ReferentialAction.RESTRICT;
		}
		return this.scanner.accept("cascade") ? ReferentialAction.CASCADE : null;
	}

	/** What was not understood, empty when everything was. */
	String rest() {
		return this.scanner.rest();
	}

}
