package dev.aludel.autogenerate.reflection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;

/** Makes constraints of rows and of the indexes behind them. */
final class ConstraintAssembler {

	private final SchemaNames names;

	private final Map<Long, List<IndexRow>> indexes;

	ConstraintAssembler(SchemaNames names, Map<Long, List<IndexRow>> indexes) {
		this.names = names;
		this.indexes = indexes;
	}

	Constraint constraint(ConstraintRow row) {
		return switch (row.type()) {
			case 'p' -> new PrimaryKey(row.name(), row.columns(), index(row).include(), deferrability(row));
			case 'u' -> new UniqueConstraint(row.name(), row.columns(), index(row).include(), index(row).nulls(),
					deferrability(row));
			case 'f' -> foreignKey(row);
			case 'c' -> check(row);
			case 'x' -> exclusion(row);
			default -> throw new IllegalStateException("Unknown type of constraint: " + row.type());
		};
	}

	private ForeignKey foreignKey(ConstraintRow row) {
		ConstraintRow.ForeignKeyRow key = Objects.requireNonNull(row.foreignKey(), "a foreign key has a target");
		QualifiedName referenced = this.names.name(key.namespace(), key.schema(), key.table());
		return new ForeignKey(row.name(), row.columns(), referenced, key.columns(), action(key.onDelete()),
				key.onDeleteColumns(), action(key.onUpdate()),
				(key.match() == 'f') ? ForeignKey.Match.FULL : ForeignKey.Match.SIMPLE, deferrability(row),
				row.validated());
	}

	private static CheckConstraint check(ConstraintRow row) {
		String expression = Objects.requireNonNull(row.expression(), "a check has an expression");
		return new CheckConstraint(row.name(), SqlTokenizer.withoutOuterParentheses(expression), !row.noInherit(),
				row.validated());
	}

	private ExclusionConstraint exclusion(ConstraintRow row) {
		IndexAssembler index = index(row);
		List<ExclusionConstraint.Element> elements = new ArrayList<>();
		for (IndexKey key : index.keys()) {
			elements.add(new ExclusionConstraint.Element(key, row.operators().get(elements.size())));
		}
		return new ExclusionConstraint(row.name(), index.method(), elements, index.include(), index.predicate(),
				deferrability(row));
	}

	private IndexAssembler index(ConstraintRow row) {
		return new IndexAssembler(Objects.requireNonNull(this.indexes.get(row.index()), "a key has an index"));
	}

	private static Deferrability deferrability(ConstraintRow row) {
		if (!row.deferrable()) {
			return Deferrability.NOT_DEFERRABLE;
		}
		return row.deferred() ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
	}

	private static ReferentialAction action(char code) {
		return switch (code) {
			case 'r' -> ReferentialAction.RESTRICT;
			case 'c' -> ReferentialAction.CASCADE;
			case 'n' -> ReferentialAction.SET_NULL;
			case 'd' -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

}
