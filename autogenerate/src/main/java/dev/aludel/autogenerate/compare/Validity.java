package dev.aludel.autogenerate.compare;

import java.util.Comparator;
import java.util.List;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;

/** {@code not valid} can be made valid, but not the other way round. */
final class Validity {

	private Validity() {
	}

	static boolean mustValidate(Constraint before, Constraint after) {
		return !isValidated(before) && isValidated(after);
	}

	static CheckConstraint reached(CheckConstraint before, CheckConstraint after) {
		return mustValidate(before, after) ? validated(before) : before;
	}

	static ForeignKey reached(ForeignKey before, ForeignKey after) {
		return mustValidate(before, after) ? validated(before) : before;
	}

	static CheckConstraint validated(CheckConstraint check) {
		return new CheckConstraint(check.name(), check.expression(), check.inherited(), true);
	}

	static ForeignKey validated(ForeignKey key) {
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), key.referencedColumns(), key.onDelete(),
				key.onDeleteColumns(), key.onUpdate(), key.match(), key.deferrability(), true);
	}

	/** So that of two that say the same the better one is found. */
	static <T extends Constraint> List<T> validatedFirst(List<T> constraints) {
		return constraints.stream().sorted(Comparator.comparing((constraint) -> !isValidated(constraint))).toList();
	}

	private static boolean isValidated(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return check.validated();
		}
		return !(constraint instanceof ForeignKey key) || key.validated();
	}

}
