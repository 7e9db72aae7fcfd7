package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Tables that no entity maps any more: a rename to one that is new, or a drop. A rename
 * that somebody named has been carried out before.
 */
final class GoneTables {

	private final Inquiry inquiry;

	private final Ownership ownership;

	private final DatabaseSchema model;

	private final DatabaseSchema database;

	private final Set<QualifiedName> settled = new TreeSet<>();

	GoneTables(Inquiry inquiry, Ownership ownership, DatabaseSchema model, DatabaseSchema database) {
		this.inquiry = inquiry;
		this.ownership = ownership;
		this.model = model;
		this.database = database;
	}

	/** Asks about those that may have been renamed. */
	void decideRenames(HeldParts held) {
		Map<QualifiedName, Table> entities = this.model.tablesByName();
		Map<QualifiedName, Table> present = this.database.tablesByName();
		for (Table gone : this.database.tables()) {
			if (entities.containsKey(gone.name()) || this.ownership.isBookkeeping(gone.name())) {
				continue;
			}
			List<Table> candidates = entities.values()
				.stream()
				.filter((table) -> !present.containsKey(table.name()) && (hasMoved(gone, table)
						|| (areAlike(gone, table) && Objects.equals(gone.name().schema(), table.name().schema()))))
				.toList();
			if (!candidates.isEmpty()) {
				decideRename(gone, candidates, held);
			}
		}
	}

	private void decideRename(Table gone, List<Table> candidates, HeldParts held) {
		Optional<Answer> answer = this.inquiry.ask(renameQuestion(gone, candidates));
		if (answer.filter(Answer.AllowDrop.class::isInstance).isEmpty()) {
			this.settled.add(gone.name());
		}
		if (answer.isEmpty()) {
			candidates.forEach((candidate) -> {
				held.wait(candidate.name());
				waitForSequence(gone.name(), candidate.name(), held);
			});
		}
	}

	/** Hibernate names the sequence of an entity after its table. */
	private void waitForSequence(QualifiedName gone, QualifiedName candidate, HeldParts held) {
		QualifiedName before = gone.sibling(gone.name() + "_seq");
		QualifiedName after = candidate.sibling(candidate.name() + "_seq");
		Set<QualifiedName> present = names(this.database);
		Set<QualifiedName> wanted = names(this.model);
		if (present.contains(before) && !wanted.contains(before) && wanted.contains(after)
				&& !present.contains(after)) {
			held.waitForSequence(after, before);
		}
	}

	private static Set<QualifiedName> names(DatabaseSchema schema) {
		return schema.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
	}

	private Question renameQuestion(Table gone, List<Table> candidates) {
		ObjectPath path = ObjectPath.of(gone.name(), null);
		String names = String.join(", ", candidates.stream().map((table) -> table.name().toString()).toList());
		boolean one = candidates.size() == 1;
		Question question = Question.of(Kind.RENAME_TABLE, gone.name(), null,
				"No entity maps table %s any more, and %s, which %s like it, %s new: it may have been renamed."
					.formatted(gone.name(), names, one ? "looks" : "look", one ? "is" : "are"),
				"decide later: %s stays as it is, %s %s not created".formatted(gone.name(), names, one ? "is" : "are"))
			.count(this.inquiry.rows().rows(gone.name()));
		for (Table candidate : candidates) {
			question = hasMoved(gone, candidate)
					? question.or("move it to " + candidate.name(), new Answer.Rename(path, moved(candidate)))
					: question.or("rename it to " + candidate.name(), new Answer.Rename(path, candidate.name().name()));
		}
		question = question.or("none: create " + names + ", and keep " + gone.name(), new Answer.Keep(path));
		return this.ownership.ownsTable(gone.name())
				? question.or("none: create " + names + ", and drop " + gone.name() + " with all its rows",
						new Answer.AllowDrop(path))
				: question;
	}

	/**
	 * Asks about a table that may go: a revision of this application made it, and nothing
	 * that stays points at it.
	 * @return whether it may be dropped
	 */
	boolean mayBeDropped(Table gone) {
		if (this.settled.contains(gone.name())) {
			return false;
		}
		return this.inquiry.ask(dropQuestion(gone)).isPresent();
	}

	private Question dropQuestion(Table gone) {
		List<String> pointing = new ArrayList<>();
		for (Table table : this.database.tables()) {
			for (ForeignKey key : table.foreignKeys()) {
				if (key.referencedTable().equals(gone.name()) && !table.name().equals(gone.name())) {
					pointing.add(key.name() + " of table " + table.name());
				}
			}
		}
		String goesWith = pointing.isEmpty() ? ""
				: " With it would go foreign key " + String.join(", foreign key ", pointing) + ".";
		Question question = Question
			.of(Kind.DROP_TABLE, gone.name(), null,
					"No entity maps table %s any more, which a revision of this application created."
						.formatted(gone.name()) + goesWith + copyProposal(gone),
					"leave it as it is")
			.count(this.inquiry.rows().rows(gone.name()));
		return question.or("drop it with all its rows", new Answer.AllowDrop(ObjectPath.of(gone.name(), null)));
	}

	/**
	 * A join table whose association has become a foreign key: what it says can be copied
	 * into the new column before it goes.
	 */
	private String copyProposal(Table gone) {
		return JoinTableCopy.of(gone, this.model, this.database)
			.map((sql) -> " Its rows say what the new column can hold; copy them before: " + sql + ".")
			.orElse("");
	}

	/** A table of the same name in another schema. */
	private static boolean hasMoved(Table gone, Table candidate) {
		return gone.name().name().equals(candidate.name().name()) && sharesColumns(gone, candidate);
	}

	/**
	 * A person writes the default schema out, as names without one stay where they are.
	 */
	private String moved(Table candidate) {
		String schema = candidate.name().schema();
		return candidate.name().inSchema((schema != null) ? schema : this.inquiry.defaultSchema()).toString();
	}

	private static boolean sharesColumns(Table gone, Table candidate) {
		Set<String> shared = new TreeSet<>(columns(gone));
		shared.retainAll(columns(candidate));
		return !shared.isEmpty();
	}

	/** Most columns of the one are columns of the other. */
	private static boolean areAlike(Table gone, Table candidate) {
		Set<String> shared = new TreeSet<>(columns(gone));
		shared.retainAll(columns(candidate));
		int larger = Math.max(gone.columns().size(), candidate.columns().size());
		return shared.size() > 1 && 3 * shared.size() >= 2 * larger;
	}

	private static Set<String> columns(Table table) {
		return table.columns()
			.stream()
			.map((column) -> column.name() + " " + column.type())
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
