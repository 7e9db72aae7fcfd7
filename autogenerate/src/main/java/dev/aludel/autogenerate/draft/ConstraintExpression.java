package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;

/** The Java for a constraint: {@code primaryKey("pk_tasks", "id")}. */
final class ConstraintExpression {

	private final Imports imports;

	private final IndexExpression indexes;

	ConstraintExpression(Imports imports, IndexExpression indexes) {
		this.imports = imports;
		this.indexes = indexes;
	}

	Code of(Constraint constraint) {
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

	private Code primaryKey(PrimaryKey key) {
		Code code = Code.definition(this.imports, "primaryKey", Code.texts(key.name(), key.columns()));
		return deferrable(include(code, key.include()), key.deferrability());
	}

	private Code unique(UniqueConstraint unique) {
		Code code = Code.definition(this.imports, "unique", Code.texts(unique.name(), unique.columns()));
		code = include(code, unique.include());
		if (unique.nulls() == NullTreatment.NOT_DISTINCT) {
			code = code.call("nullsNotDistinct");
		}
		return deferrable(code, unique.deferrability());
	}

	private Code foreignKey(ForeignKey key) {
		Code code = Code.definition(this.imports, "foreignKey", Code.texts(key.name(), key.columns()))
			.call("references", Code.texts(key.referencedTable().toString(), key.referencedColumns()));
		if (key.onDelete() != ReferentialAction.NO_ACTION || !key.onDeleteColumns().isEmpty()) {
			List<Code> arguments = new ArrayList<>(List.of(action(key.onDelete())));
			arguments.addAll(Code.texts(key.onDeleteColumns()));
			code = code.call("onDelete", arguments);
		}
		if (key.onUpdate() != ReferentialAction.NO_ACTION) {
			code = code.call("onUpdate", action(key.onUpdate()));
		}
		if (key.match() == ForeignKey.Match.FULL) {
			code = code.call("matchFull");
		}
		code = deferrable(code, key.deferrability());
		return key.validated() ? code : code.call("notValid");
	}

	private Code check(CheckConstraint check) {
		Code code = Code.definition(this.imports, "check", Code.text(check.name()), Code.text(check.expression()));
		if (!check.inherited()) {
			code = code.call("noInherit");
		}
		return check.validated() ? code : code.call("notValid");
	}

	private Code exclusion(ExclusionConstraint exclusion) {
		Code name = Code.text(exclusion.name());
		Code code = exclusion.method().equals("gist") ? Code.definition(this.imports, "exclusion", name)
				: Code.definition(this.imports, "exclusion", name, Code.text(exclusion.method()));
		for (ExclusionConstraint.Element element : exclusion.elements()) {
			code = code.call("with", key(element.key()), Code.text(element.operator()));
		}
		code = include(code, exclusion.include());
		if (exclusion.where() != null) {
			code = code.call("where", Code.text(exclusion.where()));
		}
		return deferrable(code, exclusion.deferrability());
	}

	private Code key(IndexKey key) {
		return this.indexes.isPlainColumn(key) ? Code.text(this.indexes.column(key)) : this.indexes.of(key);
	}

	private Code action(ReferentialAction action) {
		return Code.verbatim(this.imports.constant(action));
	}

	private static Code include(Code code, List<String> columns) {
		return columns.isEmpty() ? code : code.call("include", Code.texts(columns));
	}

	private static Code deferrable(Code code, Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> code;
			case INITIALLY_IMMEDIATE -> code.call("deferrable");
			case INITIALLY_DEFERRED -> code.call("initiallyDeferred");
		};
	}

}
