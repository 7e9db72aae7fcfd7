package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Optional;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * The statement that copies the rows of a join table into the foreign key that has come
 * in its place.
 */
final class JoinTableCopy {

	private JoinTableCopy() {
	}

	static Optional<String> of(Table join, DatabaseSchema model, DatabaseSchema database) {
		List<ForeignKey> keys = join.foreignKeys();
		if (keys.size() != 2 || keys.stream().anyMatch((key) -> key.columns().size() != 1)) {
			return Optional.empty();
		}
		Optional<String> copy = copy(join, keys.get(0), keys.get(1), model, database);
		return copy.isPresent() ? copy : copy(join, keys.get(1), keys.get(0), model, database);
	}

	/** From the side of the owner into a new column of the side of the target. */
	private static Optional<String> copy(Table join, ForeignKey toOwner, ForeignKey toTarget, DatabaseSchema model,
			DatabaseSchema database) {
		QualifiedName target = toTarget.referencedTable();
		Table entity = model.tablesByName().get(target);
		Table present = database.tablesByName().get(target);
		if (entity == null || present == null) {
			return Optional.empty();
		}
		return entity.foreignKeys()
			.stream()
			.filter((key) -> key.columns().size() == 1 && key.referencedTable().equals(toOwner.referencedTable())
					&& present.column(key.columns().get(0)).isEmpty())
			.findFirst()
			.map((key) -> "update %1$s set %2$s = j.%3$s from %4$s j where j.%5$s = %1$s.%6$s".formatted(
					Identifier.quote(target), Identifier.quote(key.columns().get(0)),
					Identifier.quote(toOwner.columns().get(0)), Identifier.quote(join.name()),
					Identifier.quote(toTarget.columns().get(0)),
					Identifier.quote(toTarget.referencedColumns().get(0))));
	}

}
