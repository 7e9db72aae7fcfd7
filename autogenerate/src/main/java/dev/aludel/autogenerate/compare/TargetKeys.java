package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.aludel.schema.Deferrability;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * The unique constraints and indexes that a table shall have. A unique constraint and a
 * unique index over the same plain columns do the same, so whichever is there stays.
 */
final class TargetKeys {

	private final Table model;

	private final @Nullable PrimaryKey primaryKey;

	private final NeededKeys needed;

	private final Remains remains;

	private final StatedNames names;

	private final Notes notes;

	private final List<UniqueConstraint> freeUniques;

	private final List<Index> freeIndexes;

	private final List<UniqueConstraint> uniques = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	TargetKeys(Table model, Table database, @Nullable PrimaryKey primaryKey, NeededKeys needed, Remains remains,
			StatedNames names, Notes notes) {
		this.model = model;
		this.primaryKey = primaryKey;
		this.needed = needed;
		this.remains = remains;
		this.names = names;
		this.notes = notes;
		this.freeUniques = new ArrayList<>(database.uniqueConstraints());
		this.freeIndexes = new ArrayList<>(database.indexes());
		// A stated name finds its object before what has no name takes it.
		List<UniqueConstraint> uniqueConstraints = distinctUniques();
		uniqueConstraints.stream().filter((unique) -> unique.name() != null).forEach(this::place);
		model.indexes().stream().filter((index) -> index.name() != null).forEach(this::place);
		uniqueConstraints.stream().filter((unique) -> unique.name() == null).forEach(this::place);
		model.indexes().stream().filter((index) -> index.name() == null).forEach(this::place);
		this.freeUniques.forEach(this::judge);
		this.freeIndexes.forEach(this::judge);
	}

	List<UniqueConstraint> uniqueConstraints() {
		return List.copyOf(this.uniques);
	}

	List<Index> indexes() {
		return List.copyOf(this.indexes);
	}

	/** A flag on the column and a constraint of a name may ask for the same. */
	private List<UniqueConstraint> distinctUniques() {
		List<UniqueConstraint> distinct = new ArrayList<>();
		for (UniqueConstraint unique : this.model.uniqueConstraints()) {
			int known = indexOf(distinct, (other) -> doesTheSame(unique, other) || doesTheSame(other, unique));
			if (known < 0) {
				distinct.add(unique);
			}
			else if (distinct.get(known).name() == null) {
				distinct.set(known, unique);
			}
		}
		return distinct;
	}

	private void place(UniqueConstraint wanted) {
		Optional<UniqueConstraint> constraint = take(this.freeUniques, wanted.name(), UniqueConstraint::name,
				(present) -> doesTheSame(wanted, present));
		if (constraint.isPresent()) {
			this.uniques.add(constraint.get().named(nameOf(wanted.name(), constraint.get().name())));
			return;
		}
		Optional<Index> index = take(this.freeIndexes, wanted.name(), Index::name,
				(present) -> isPlain(wanted) && isPlainUnique(present, Set.copyOf(wanted.columns()), wanted.nulls()));
		if (index.isPresent()) {
			this.indexes.add(index.get().named(nameOf(wanted.name(), index.get().name())));
		}
		else if (wanted.name() != null || !isServedByIndex(wanted)) {
			this.uniques.add(wanted);
		}
	}

	private boolean isServedByIndex(UniqueConstraint wanted) {
		return isPlain(wanted) && this.indexes.stream()
			.anyMatch((index) -> isPlainUnique(index, Set.copyOf(wanted.columns()), wanted.nulls()));
	}

	private void place(Index wanted) {
		Optional<Index> index = take(this.freeIndexes, wanted.name(), Index::name,
				(present) -> present.valid() && make(wanted).equals(make(present)));
		if (index.isPresent()) {
			this.indexes.add(index.get().named(nameOf(wanted.name(), index.get().name())));
		}
		else if (!isServedByConstraint(wanted)) {
			this.indexes.add(wanted);
		}
	}

	private boolean isServedByConstraint(Index wanted) {
		Optional<Set<String>> columns = Keys.of(wanted);
		if (columns.isEmpty() || !isPlainUnique(wanted, columns.get(), wanted.nulls())) {
			return false;
		}
		if (this.uniques.stream().anyMatch((unique) -> isOver(unique, columns.get(), wanted.nulls()))) {
			return true;
		}
		Optional<UniqueConstraint> present = take(this.freeUniques, wanted.name(), UniqueConstraint::name,
				(unique) -> isOver(unique, columns.get(), wanted.nulls()));
		present.ifPresent((unique) -> this.uniques.add(unique.named(nameOf(wanted.name(), unique.name()))));
		return present.isPresent();
	}

	/** What becomes of a constraint that no entity asks for. */
	private void judge(UniqueConstraint present) {
		if (!this.remains.whole(present.columns()) || !this.remains.whole(present.include())) {
			return;
		}
		boolean duplicate = this.uniques.stream().anyMatch((unique) -> doesTheSame(unique, present));
		if (duplicate) {
			noteDuplicate("Unique constraint", present.name());
		}
		if (duplicate || isOnlyKey(Set.copyOf(present.columns()), "Unique constraint", present.name())) {
			this.uniques.add(present.named(nameOf(null, present.name())));
		}
	}

	/** What becomes of an index that no entity asks for. */
	private void judge(Index present) {
		if (!this.remains.whole(present)) {
			return;
		}
		if (!present.method().equals(Index.BTREE)) {
			// No mapping can state it, so none can ask for its removal.
			this.indexes.add(present.named(nameOf(null, present.name())));
			return;
		}
		if (!present.valid()) {
			return;
		}
		boolean duplicate = this.indexes.stream().anyMatch((index) -> make(index).equals(make(present)))
				|| this.uniques.stream()
					.anyMatch((unique) -> isPlainUnique(present, Set.copyOf(unique.columns()), unique.nulls()));
		if (duplicate) {
			noteDuplicate("Index", present.name());
		}
		if (duplicate || isOnlyKey(Keys.of(present).orElse(Set.of()), "Index", present.name())) {
			this.indexes.add(present.named(nameOf(null, present.name())));
		}
	}

	private void noteDuplicate(String kind, @Nullable String name) {
		this.notes.add(Warning.Kind.KEEPS_DUPLICATE, this.model.name(), name,
				"%s %s of table %s does what another one does already. It stays; drop it if nobody needs its name."
					.formatted(kind, name, this.model.name()));
	}

	private boolean isOnlyKey(Set<String> columns, String kind, @Nullable String name) {
		boolean only = this.needed.needs(this.model.name(), columns)
				&& !(this.primaryKey != null && Set.copyOf(this.primaryKey.columns()).equals(columns))
				&& this.uniques.stream().noneMatch((unique) -> Set.copyOf(unique.columns()).equals(columns))
				&& this.indexes.stream().noneMatch((index) -> Keys.of(index).filter(columns::equals).isPresent());
		if (only) {
			this.notes.add(Warning.Kind.KEEPS_NEEDED, this.model.name(), name,
					"%s %s of table %s stays although no entity asks for it: a foreign key points at its columns."
						.formatted(kind, name, this.model.name()));
		}
		return only;
	}

	/** What the mapping does not say about a constraint is left to the database. */
	private static boolean doesTheSame(UniqueConstraint wanted, UniqueConstraint present) {
		return isOver(present, Set.copyOf(wanted.columns()), wanted.nulls())
				&& (wanted.include().isEmpty() || wanted.include().equals(present.include()))
				&& (wanted.deferrability() == Deferrability.NOT_DEFERRABLE
						|| wanted.deferrability() == present.deferrability());
	}

	private static boolean isOver(UniqueConstraint unique, Set<String> columns, NullTreatment nulls) {
		return Set.copyOf(unique.columns()).equals(columns) && unique.nulls() == nulls;
	}

	private static boolean isPlain(UniqueConstraint unique) {
		return unique.include().isEmpty() && unique.deferrability() == Deferrability.NOT_DEFERRABLE;
	}

	private static boolean isPlainUnique(Index index, Set<String> columns, NullTreatment nulls) {
		return index.nulls() == nulls && index.method().equals(Index.BTREE)
				&& Keys.of(index).filter(columns::equals).isPresent()
				&& index.keys().stream().allMatch(TargetKeys::isPlain);
	}

	private static boolean isPlain(IndexKey key) {
		return key.equals(new IndexKey(key.subject(), null, null, IndexKey.Direction.ASCENDING, null));
	}

	/** Everything about an index that the mapping can state. */
	private static Index make(Index index) {
		return new Index(null, index.keys(), index.unique(), index.method(), index.include(), index.nulls(), Map.of(),
				index.where(), null, true);
	}

	private @Nullable String nameOf(@Nullable String stated, @Nullable String present) {
		return this.names.ofRelation(this.model.name(), stated, present);
	}

	/** Takes the first that fits out of a list, one of the stated name before others. */
	private static <T> Optional<T> take(List<T> free, @Nullable String name, Function<T, @Nullable String> names,
			Predicate<T> fits) {
		int position = (name != null)
				? indexOf(free, (present) -> fits.test(present) && Objects.equals(names.apply(present), name)) : -1;
		if (position < 0) {
			position = indexOf(free, fits);
		}
		return (position < 0) ? Optional.empty() : Optional.of(free.remove(position));
	}

	private static <T> int indexOf(List<T> list, Predicate<? super T> fits) {
		for (int index = 0; index < list.size(); index++) {
			if (fits.test(list.get(index))) {
				return index;
			}
		}
		return -1;
	}

}
