package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * The enum types that shall be. PostgreSQL compares values by their order and cannot move
 * one, so another order is asked about: until then that of the database counts, and that
 * of the model only places new values.
 */
final class TargetEnumTypes {

	private final Ownership ownership;

	private final ValueQuestions questions;

	private final Notes notes;

	TargetEnumTypes(Ownership ownership, ValueQuestions questions, Notes notes) {
		this.ownership = ownership;
		this.questions = questions;
		this.notes = notes;
	}

	List<EnumType> of(DatabaseSchema model, DatabaseSchema database, List<Table> tables) {
		Map<QualifiedName, EnumType> types = new TreeMap<>();
		model.enumTypes().forEach((type) -> types.put(type.name(), type));
		for (EnumType present : database.enumTypes()) {
			EnumType wanted = types.get(present.name());
			if (wanted != null) {
				types.put(present.name(), new EnumType(present.name(), values(wanted, present, database)));
			}
			else if (!this.ownership.ownsEnumType(present.name()) || isUsed(present.name(), tables)) {
				types.put(present.name(), present);
				String sentence = "Enum type " + present.name() + " stays: no entity uses it and "
						+ "no revision of this application made it.";
				if (!this.ownership.ownsEnumType(present.name())) {
					this.notes.add(Warning.Kind.LEAVES_ALONE, present.name(), null, sentence);
				}
			}
		}
		return types.values().stream().sorted(Comparator.comparing(EnumType::name)).toList();
	}

	/**
	 * The values that shall be. While nobody has decided about one that goes, none comes
	 * either: it may be the new name of the old one.
	 */
	private List<String> values(EnumType wanted, EnumType present, DatabaseSchema database) {
		List<String> added = new ArrayList<>(wanted.values());
		added.removeAll(present.values());
		List<String> remaining = new ArrayList<>(present.values());
		boolean open = false;
		for (String value : present.values()) {
			if (!wanted.values().contains(value)) {
				boolean goes = this.questions.mayGo(present.name(), value, added, database);
				open |= !goes;
				remaining.remove(value);
			}
		}
		boolean moves = EnumReplacement.moves(present, wanted) && this.questions.mayMove(present, wanted, database);
		if (open) {
			return present.values();
		}
		return moves ? wanted.values() : ValueOrder.keeping(remaining, wanted.values());
	}

	private static boolean isUsed(QualifiedName type, List<Table> tables) {
		return tables.stream()
			.flatMap((table) -> table.columns().stream())
			.anyMatch((column) -> ColumnChanges.uses(column.type(), Set.of(type)));
	}

}
