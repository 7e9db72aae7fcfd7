package dev.aludel.autogenerate.compare;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

/**
 * What was created by applied revisions of this application and may be dropped when no
 * entity asks for it any more. Everything else that only the database has stays.
 *
 * @param tables the tables
 * @param sequences the sequences
 * @param enumTypes the enum types
 * @param bookkeeping the tables that Aludel itself keeps; they are never compared
 */
public record Ownership(Set<QualifiedName> tables, Set<QualifiedName> sequences, Set<QualifiedName> enumTypes,
		Set<QualifiedName> bookkeeping) {

	/**
	 * Nothing is owned.
	 */
	public static final Ownership NONE = new Ownership(Set.of(), Set.of(), Set.of(), Set.of());

	public Ownership {
		tables = sorted(tables);
		sequences = sorted(sequences);
		enumTypes = sorted(enumTypes);
		bookkeeping = sorted(bookkeeping);
	}

	/**
	 * Returns what the given operations created and did not drop again, under its latest
	 * name.
	 * @param applied the operations of all applied revisions, in the order in which they
	 * ran
	 * @return what they own
	 */
	public static Ownership of(Iterable<? extends Operation> applied) {
		CreatedObjects created = new CreatedObjects();
		applied.forEach(created::replay);
		return created.ownership();
	}

	/**
	 * Returns the same ownership besides the tables that Aludel itself keeps.
	 * @param names the names of the tables
	 * @return the ownership
	 */
	public Ownership bookkeeping(Set<QualifiedName> names) {
		return new Ownership(this.tables, this.sequences, this.enumTypes, names);
	}

	/**
	 * Returns the same ownership, in which the excluded tables are never compared either.
	 * @param exclusions what is left alone
	 * @return the ownership
	 */
	public Ownership leaving(Exclusions exclusions) {
		Set<QualifiedName> names = new TreeSet<>(this.bookkeeping);
		names.addAll(exclusions.tables());
		return bookkeeping(names);
	}

	/** The schema without the tables that Aludel itself keeps. */
	DatabaseSchema withoutBookkeeping(DatabaseSchema schema) {
		return schema.tables(schema.tables().stream().filter((table) -> !isBookkeeping(table.name())).toList());
	}

	/**
	 * Whether an applied revision created the table.
	 * @param name the name of the table
	 * @return whether it may be dropped
	 */
	public boolean ownsTable(QualifiedName name) {
		return this.tables.contains(name);
	}

	/**
	 * Whether an applied revision created the sequence.
	 * @param name the name of the sequence
	 * @return whether it may be dropped
	 */
	public boolean ownsSequence(QualifiedName name) {
		return this.sequences.contains(name);
	}

	/**
	 * Whether an applied revision created the enum type.
	 * @param name the name of the type
	 * @return whether it may be dropped
	 */
	public boolean ownsEnumType(QualifiedName name) {
		return this.enumTypes.contains(name);
	}

	/**
	 * Whether the table is one of Aludel's own.
	 * @param name the name of the table
	 * @return whether it is never compared
	 */
	public boolean isBookkeeping(QualifiedName name) {
		return this.bookkeeping.contains(name);
	}

	/**
	 * Returns the same ownership once the given renames are carried out.
	 * @param renames the renames
	 * @return the ownership under the new names
	 */
	Ownership renamed(Renames renames) {
		return new Ownership(this.tables.stream().map(renames::table).collect(Collectors.toSet()),
				this.sequences.stream().map(renames::sequence).collect(Collectors.toSet()),
				this.enumTypes.stream().map(renames::enumType).collect(Collectors.toSet()), this.bookkeeping);
	}

	private static Set<QualifiedName> sorted(Set<QualifiedName> names) {
		return Collections.unmodifiableSet(new TreeSet<>(names));
	}

}
