package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;

/** The foreign keys that a table shall have. */
final class TargetForeignKeys {

	private final Table model;

	private final Table database;

	private final Remains remains;

	private final StatedNames names;

	private final Notes notes;

	TargetForeignKeys(Table model, Table database, Remains remains, StatedNames names, Notes notes) {
		this.model = model;
		this.database = database;
		this.remains = remains;
		this.names = names;
		this.notes = notes;
	}

	List<ForeignKey> foreignKeys() {
		Pairing<ForeignKey> pairing = Pairing.of(this.model.foreignKeys(),
				Validity.validatedFirst(this.database.foreignKeys()), ForeignKey::name, TargetForeignKeys::doesTheSame);
		List<ForeignKey> keys = new ArrayList<>();
		for (Pairing.Pair<ForeignKey> pair : pairing.kept()) {
			String name = this.names.ofConstraint(this.model.name(), pair.from().name(), pair.to().name());
			keys.add(Validity.validated(pair.to()).named(name));
		}
		for (ForeignKey wanted : pairing.removed()) {
			if (keys.stream().noneMatch((key) -> doesTheSame(wanted, key))) {
				keys.add(wanted);
			}
		}
		for (ForeignKey extra : pairing.added()) {
			if (this.remains.whole(extra.columns()) && keys.stream().anyMatch((key) -> doesTheSame(key, extra))) {
				keys.add(extra.named(this.names.ofConstraint(this.model.name(), null, extra.name())));
				this.notes.add(Warning.Kind.KEEPS_DUPLICATE, this.model.name(), extra.name(),
						"Foreign key %s of table %s does what another one does already. It stays; drop it if nobody needs its name."
							.formatted(extra.name(), this.model.name()));
			}
		}
		return keys;
	}

	/**
	 * What a mapping cannot say (on update, match, deferrable) is left to the database.
	 */
	private static boolean doesTheSame(ForeignKey wanted, ForeignKey present) {
		return wanted.referencedTable().equals(present.referencedTable()) && targets(wanted).equals(targets(present))
				&& wanted.onDelete() == present.onDelete()
				&& (wanted.onDeleteColumns().isEmpty() || wanted.onDeleteColumns().equals(present.onDeleteColumns()))
				&& (wanted.onUpdate() == ReferentialAction.NO_ACTION || wanted.onUpdate() == present.onUpdate())
				&& (wanted.match() == ForeignKey.Match.SIMPLE || wanted.match() == present.match())
				&& (wanted.deferrability() == Deferrability.NOT_DEFERRABLE
						|| wanted.deferrability() == present.deferrability());
	}

	private static Map<String, String> targets(ForeignKey key) {
		Map<String, String> targets = new HashMap<>();
		for (int index = 0; index < key.columns().size(); index++) {
			targets.put(key.columns().get(index),
					(index < key.referencedColumns().size()) ? key.referencedColumns().get(index) : "");
		}
		return targets;
	}

}
