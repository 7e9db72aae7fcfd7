package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.ReflectedView;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * The views that entities ask for. One that is missing is created. One with another query
 * is dropped before everything else and created anew after it, and the views above it
 * with it, as they are: with owner, grants and comments.
 */
public final class MappedViews {

	private final Map<QualifiedName, String> queries;

	private final List<ReflectedView> present;

	private final List<QualifiedName> missing = new ArrayList<>();

	private final Map<QualifiedName, ReflectedView> leaving = new LinkedHashMap<>();

	/**
	 * Compares views.
	 * @param queries the queries that the entities ask for, in their authors' words
	 * @param definitions the same queries in the words of the database; one that the
	 * database does not accept as it is now is missing, and differs from whatever is
	 * there
	 * @param database what the database holds
	 */
	public MappedViews(Map<QualifiedName, String> queries, Map<QualifiedName, String> definitions,
			ReflectedSchema database) {
		this.queries = new TreeMap<>(queries);
		this.present = database.views();
		Map<QualifiedName, ReflectedView> byName = new TreeMap<>();
		this.present.forEach((view) -> byName.put(view.name(), view));
		this.queries.keySet().forEach((name) -> {
			ReflectedView view = byName.get(name);
			if (view == null) {
				this.missing.add(name);
			}
			else if (!definition(view).equals(definitions.get(name))) {
				this.leaving.put(name, view);
			}
		});
		addThoseAbove();
	}

	/** What PostgreSQL prints behind {@code create view … as}. */
	private static String definition(ReflectedView view) {
		String creation = view.creation().get(0);
		return creation.substring(creation.indexOf('\n') + 1);
	}

	private void addThoseAbove() {
		boolean found = true;
		while (found) {
			found = false;
			for (ReflectedView view : this.present) {
				boolean above = view.uses()
					.stream()
					.map(ColumnReference::table)
					.anyMatch((name) -> !name.equals(view.name()) && this.leaving.containsKey(name));
				found |= above && this.leaving.putIfAbsent(view.name(), view) == null;
			}
		}
	}

	/**
	 * Whether every view is there and says what its entity asks for.
	 * @return what differs, a phrase each
	 */
	public List<String> differences() {
		List<String> differences = new ArrayList<>();
		this.missing.forEach((name) -> differences.add("create view " + name));
		this.leaving.keySet()
			.stream()
			.filter(this.queries::containsKey)
			.forEach((name) -> differences.add("change view " + name));
		return differences;
	}

	/**
	 * Returns the views that stay all the time.
	 * @return the views that nothing here concerns
	 */
	public List<ReflectedView> steady() {
		return this.present.stream().filter((view) -> !this.leaving.containsKey(view.name())).toList();
	}

	/**
	 * Returns a comparison of everything else with what the views need around it.
	 * @param comparison the comparison, made without the views that change
	 * @return the comparison with the views
	 */
	public Comparison around(Comparison comparison) {
		if (this.missing.isEmpty() && this.leaving.isEmpty()) {
			return comparison;
		}
		List<Stage> stages = new ArrayList<>(comparison.stages());
		// What fills and requires columns later on is nothing that a view could use.
		if (stages.isEmpty() || !stages.get(0).message().isEmpty()) {
			stages.add(0, new Stage("change views", List.of(), List.of(), List.of(), List.of()));
		}
		stages.set(0, around(stages.get(0)));
		List<Warning> warnings = new ArrayList<>(comparison.warnings());
		order().stream().filter(this.leaving::containsKey).forEach((name) -> warnings.add(warning(name)));
		return new Comparison(stages, comparison.before(), comparison.after(), warnings, comparison.downgradeWarnings(),
				comparison.questions(), comparison.answers());
	}

	private Stage around(Stage stage) {
		List<QualifiedName> order = order();
		List<QualifiedName> backwards = new ArrayList<>(order);
		Collections.reverse(backwards);
		List<Operation> upgrade = new ArrayList<>();
		List<Operation> downgrade = new ArrayList<>();
		backwards.forEach((name) -> {
			ReflectedView view = this.leaving.get(name);
			if (view != null) {
				upgrade.add(sql(view.drop()));
			}
			downgrade.add(sql((view != null) ? view.drop() : "drop view " + Identifier.quote(name)));
		});
		upgrade.addAll(stage.upgrade());
		downgrade.addAll(stage.downgrade());
		for (QualifiedName name : order) {
			ReflectedView view = this.leaving.get(name);
			creation(name, view).forEach((statement) -> upgrade.add(sql(statement)));
			if (view != null) {
				view.creation().forEach((statement) -> downgrade.add(sql(statement)));
			}
		}
		return new Stage(stage.message(), upgrade, downgrade, stage.tasks(), stage.notes());
	}

	private List<String> creation(QualifiedName name, @Nullable ReflectedView view) {
		String query = this.queries.get(name);
		if (view == null || query == null) {
			return (view != null) ? view.creation()
					: List.of("create view " + Identifier.quote(name) + " as\n" + query);
		}
		List<String> creation = new ArrayList<>(view.creation());
		String first = creation.get(0);
		creation.set(0, first.substring(0, first.indexOf('\n') + 1) + query);
		return creation;
	}

	private Warning warning(QualifiedName name) {
		String sentence = this.queries.containsKey(name)
				? "View %s is dropped and created anew, as its entity asks for another query."
				: "View %s is dropped and created anew, as it is: it uses a view that changes.";
		return new Warning(Warning.Kind.REBUILDS_VIEW, name, null, sentence.formatted(name));
	}

	/** Each after those that it may use. */
	private List<QualifiedName> order() {
		Set<QualifiedName> open = new TreeSet<>(this.leaving.keySet());
		open.addAll(this.missing);
		List<QualifiedName> order = new ArrayList<>();
		while (!open.isEmpty()) {
			List<QualifiedName> next = open.stream()
				.filter((name) -> open.stream().noneMatch((other) -> !other.equals(name) && mentions(name, other)))
				.toList();
			order.addAll(next.isEmpty() ? open : next);
			open.removeAll(List.copyOf(order));
		}
		return order;
	}

	private boolean mentions(QualifiedName name, QualifiedName other) {
		ReflectedView view = this.leaving.get(name);
		String text = this.queries.getOrDefault(name, "") + ((view != null) ? "\n" + definition(view) : "");
		return Pattern
			.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(other.name()) + "(?![\\p{L}\\p{N}_$])",
					Pattern.CASE_INSENSITIVE)
			.matcher(text)
			.find();
	}

	private static Operation sql(String statement) {
		return new ExecuteSql(statement, List.of());
	}

}
