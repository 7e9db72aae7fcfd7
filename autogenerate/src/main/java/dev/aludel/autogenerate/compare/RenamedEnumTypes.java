package dev.aludel.autogenerate.compare;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Enum types that no entity uses any more while their columns ask for a new one: a rename
 * of the type, or another type. A rename that somebody named has been carried out before.
 */
final class RenamedEnumTypes implements Decision {

	private final Inquiry inquiry;

	private final Set<QualifiedName> wanted;

	private final Set<QualifiedName> present;

	private final Map<QualifiedName, Boolean> decided = new TreeMap<>();

	RenamedEnumTypes(Inquiry inquiry, DatabaseSchema model, DatabaseSchema database) {
		this.inquiry = inquiry;
		this.wanted = names(model);
		this.present = names(database);
	}

	private static Set<QualifiedName> names(DatabaseSchema schema) {
		return schema.enumTypes().stream().map(EnumType::name).collect(Collectors.toSet());
	}

	@Override
	public void decide(Table entity, Table table, HeldParts held) {
		for (Column before : table.columns()) {
			Column after = entity.column(before.name()).orElse(null);
			QualifiedName gone = TypeName.of(before.type())
				.name()
				.filter((name) -> this.present.contains(name) && !this.wanted.contains(name))
				.orElse(null);
			Optional<QualifiedName> come = (after != null)
					? TypeName.of(after.type())
						.name()
						.filter((name) -> this.wanted.contains(name) && !this.present.contains(name))
					: Optional.empty();
			if (gone != null && come.isPresent()
					&& !this.decided.computeIfAbsent(gone, (type) -> isAnswered(type, come.get()))) {
				held.hold(table.name(), before.name());
				held.waitForType(come.get());
			}
		}
	}

	private boolean isAnswered(QualifiedName gone, QualifiedName come) {
		ObjectPath path = ObjectPath.of(gone, null);
		Question question = Question
			.of(Question.Kind.RENAME_TYPE, gone, null,
					"No entity uses enum type %s any more, and %s is new in its place: it may have been renamed."
						.formatted(gone, come),
					"leave its columns as they are")
			.or("rename it to " + come.name(), new Answer.Rename(path, come.name()))
			.or("it is another type: create it, and convert the columns by their names", new Answer.Keep(path));
		return this.inquiry.ask(question).isPresent();
	}

}
