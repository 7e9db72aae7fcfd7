package dev.aludel.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;

/** Says a constraint as {@code create table} and {@code add constraint} take it. */
final class ConstraintSql {

	private ConstraintSql() {
	}

	static String definition(Constraint constraint) {
		return (constraint.name() != null)
				? "constraint " + Identifier.quote(constraint.name()) + " " + unnamed(constraint) : unnamed(constraint);
	}

	/** The columns are those of the index. */
	static String usingIndex(Constraint constraint, String index) {
		String kind = (constraint instanceof PrimaryKey) ? "primary key" : "unique";
		Words words = Words
			.of((constraint.name() != null) ? "constraint " + Identifier.quote(constraint.name()) + " " + kind : kind)
			.add("using index " + Identifier.quote(index));
		return addDeferrability(words, (constraint instanceof PrimaryKey key) ? key.deferrability()
				: ((UniqueConstraint) constraint).deferrability())
			.toString();
	}

	private static String unnamed(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return primaryKey(key);
		}
		if (constraint instanceof UniqueConstraint unique) {
			return unique(unique);
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		if (constraint instanceof CheckConstraint check) {
			return check(check);
		}
		return exclusion((ExclusionConstraint) constraint);
	}

	private static String primaryKey(PrimaryKey key) {
		Words words = Words.of("primary key " + Identifier.list(key.columns()));
		addInclude(words, key.include());
		return addDeferrability(words, key.deferrability()).toString();
	}

	private static String unique(UniqueConstraint unique) {
		Words words = Words.of("unique")
			.addIf(unique.nulls() == NullTreatment.NOT_DISTINCT, "nulls not distinct")
			.add(Identifier.list(unique.columns()));
		addInclude(words, unique.include());
		return addDeferrability(words, unique.deferrability()).toString();
	}

	private static String foreignKey(ForeignKey key) {
		Words words = Words.of("foreign key " + Identifier.list(key.columns()))
			.add("references " + Identifier.quote(key.referencedTable()))
			.addIf(!key.referencedColumns().isEmpty(), Identifier.list(key.referencedColumns()))
			.addIf(key.match() == ForeignKey.Match.FULL, "match full")
			.addIf(key.onDelete() != ReferentialAction.NO_ACTION, "on delete " + action(key.onDelete()))
			.addIf(!key.onDeleteColumns().isEmpty(), Identifier.list(key.onDeleteColumns()))
			.addIf(key.onUpdate() != ReferentialAction.NO_ACTION, "on update " + action(key.onUpdate()));
		return addDeferrability(words, key.deferrability()).addIf(!key.validated(), "not valid").toString();
	}

	private static String check(CheckConstraint check) {
		return Words.of("check (" + check.expression() + ")")
			.addIf(!check.inherited(), "no inherit")
			.addIf(!check.validated(), "not valid")
			.toString();
	}

	private static String exclusion(ExclusionConstraint exclusion) {
		Words words = Words.of("exclude using " + Identifier.quote(exclusion.method()))
			.add(exclusion.elements()
				.stream()
				.map((element) -> IndexSql.key(element.key()) + " with " + element.operator())
				.collect(Collectors.joining(", ", "(", ")")));
		addInclude(words, exclusion.include());
		words.addIfPresent("where (", exclusion.where(), ")");
		return addDeferrability(words, exclusion.deferrability()).toString();
	}

	private static void addInclude(Words words, List<String> columns) {
		words.addIf(!columns.isEmpty(), "include " + Identifier.list(columns));
	}

	private static Words addDeferrability(Words words, Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> words;
			case INITIALLY_IMMEDIATE -> words.add("deferrable");
			case INITIALLY_DEFERRED -> words.add("deferrable initially deferred");
		};
	}

	private static String action(ReferentialAction action) {
		return switch (action) {
			case NO_ACTION -> "no action";
			case RESTRICT -> "restrict";
			case CASCADE -> "cascade";
			case SET_NULL -> "set null";
			case SET_DEFAULT -> "set default";
		};
	}

}
