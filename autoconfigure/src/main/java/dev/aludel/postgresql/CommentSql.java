package dev.aludel.postgresql;

import dev.aludel.operation.SetComment;
import org.jspecify.annotations.Nullable;

/** Says comments. */
final class CommentSql {

	private CommentSql() {
	}

	static SqlStatement comment(SetComment.Target target, @Nullable String text) {
		return SqlStatement
			.of("comment on " + object(target) + " is " + ((text != null) ? Literal.quote(text) : "null"));
	}

	/** The comment if its table exists; {@code comment} itself has no such option. */
	static SqlStatement commentIfTableExists(SetComment.Target target, @Nullable String text) {
		String guarded = "begin if to_regclass(" + Literal.quote(Identifier.quote(target.table()))
				+ ") is not null then " + comment(target, text).sql() + "; end if; end";
		return SqlStatement.of("do " + Literal.quote(guarded));
	}

	private static String object(SetComment.Target target) {
		String table = Identifier.quote(target.table());
		if (target instanceof SetComment.OnColumn column) {
			return "column " + table + "." + Identifier.quote(column.column());
		}
		if (target instanceof SetComment.OnIndex index) {
			return "index " + Identifier.quote(index.table().sibling(index.index()));
		}
		if (target instanceof SetComment.OnConstraint constraint) {
			return "constraint " + Identifier.quote(constraint.constraint()) + " on " + table;
		}
		return "table " + table;
	}

}
