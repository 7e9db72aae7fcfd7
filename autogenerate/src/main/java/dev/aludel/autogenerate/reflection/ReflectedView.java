package dev.aludel.autogenerate.reflection;

import java.util.List;
import java.util.Set;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;

/**
 * A view, which no entity states, but which has to make way for a while when a column
 * that it uses gets another type.
 *
 * @param name its name
 * @param drop the statement that drops it
 * @param creation the statements that make it again as it is: its query, owner, grants,
 * comments, defaults, indexes, rules and triggers
 * @param uses the columns of tables and other views that it uses
 */
public record ReflectedView(QualifiedName name, String drop, List<String> creation, Set<ColumnReference> uses) {

	public ReflectedView {
		creation = List.copyOf(creation);
		uses = Set.copyOf(uses);
	}

}
