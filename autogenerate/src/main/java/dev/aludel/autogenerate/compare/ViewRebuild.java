package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.autogenerate.reflection.ReflectedView;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;

/**
 * Takes views out of the way of a column that gets another type, with the views that use
 * them, and makes them again afterwards: PostgreSQL alters no column that a view uses. A
 * column that goes for good takes no view along; PostgreSQL refuses, and names the views.
 */
final class ViewRebuild {

	private final List<ReflectedView> views;

	private final Notes notes = new Notes();

	/**
	 * Creates a rebuild.
	 * @param views the views of the database
	 * @param renames what is renamed; the text of a view that uses such a table or column
	 * would not fit any more, so it is left to its reader
	 */
	ViewRebuild(List<ReflectedView> views, Renames renames) {
		this.views = views.stream().filter((view) -> view.uses().stream().noneMatch(renames::concerns)).toList();
	}

	/** Returns the operations between those that the views need. */
	List<Operation> around(List<Operation> operations) {
		List<ReflectedView> leaving = leaving(changing(operations));
		if (leaving.isEmpty()) {
			return operations;
		}
		List<Operation> result = new ArrayList<>();
		for (int index = leaving.size() - 1; index >= 0; index--) {
			result.add(new ExecuteSql(leaving.get(index).drop(), List.of()));
		}
		result.addAll(operations);
		for (ReflectedView view : leaving) {
			view.creation().forEach((sql) -> result.add(new ExecuteSql(sql, List.of())));
			this.notes.add(Warning.Kind.REBUILDS_VIEW, view.name(), null,
					"View " + view.name()
							+ " is dropped and created anew, as it is: it uses a column that gets another "
							+ "type, or a view that does.");
		}
		return result;
	}

	/** What a reader has to know, each view once. */
	List<Warning> warnings() {
		return List.copyOf(new LinkedHashSet<>(this.notes.warnings()));
	}

	private static Set<ColumnReference> changing(List<Operation> operations) {
		Set<ColumnReference> changing = new HashSet<>();
		Set<ColumnReference> dropped = new HashSet<>();
		for (Operation operation : operations) {
			if (operation instanceof AlterColumnType alter) {
				changing.add(new ColumnReference(alter.table(), alter.column()));
			}
			else if (operation instanceof DropColumn drop) {
				dropped.add(new ColumnReference(drop.table(), drop.column()));
			}
			else if (operation instanceof AddColumn add) {
				ColumnReference column = new ColumnReference(add.table(), add.column().name());
				if (dropped.contains(column)) {
					changing.add(column);
				}
			}
		}
		return changing;
	}

	/** The views that cannot stay, each after those that it uses. */
	private List<ReflectedView> leaving(Set<ColumnReference> changing) {
		Map<QualifiedName, ReflectedView> open = new LinkedHashMap<>();
		boolean found = !changing.isEmpty();
		while (found) {
			found = false;
			for (ReflectedView view : this.views) {
				if (view.uses().stream().anyMatch(changing::contains) || usesAny(view, open.keySet())) {
					found |= open.put(view.name(), view) == null;
				}
			}
		}
		List<ReflectedView> ordered = new ArrayList<>();
		while (!open.isEmpty()) {
			List<ReflectedView> next = open.values().stream().filter((view) -> !usesAny(view, open.keySet())).toList();
			ordered.addAll(next);
			next.forEach((view) -> open.remove(view.name()));
		}
		return ordered;
	}

	private static boolean usesAny(ReflectedView view, Set<QualifiedName> relations) {
		return view.uses().stream().map(ColumnReference::table).anyMatch(relations::contains);
	}

}
