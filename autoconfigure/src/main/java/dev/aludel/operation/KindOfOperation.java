package dev.aludel.operation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;

/**
 * Tells what reads rows from what does not: as the notes on {@code ALTER TABLE} in
 * PostgreSQL's manual have it, and as it was measured on the versions 14 to 18. What the
 * words alone do not tell counts as reading, for a limit that ends a scan half-way helps
 * nobody.
 */
final class KindOfOperation implements Operation.Visitor<OperationKind> {

	/** A value that PostgreSQL computes once and keeps in the catalog. */
	private static final Pattern CONSTANT = Pattern.compile("""
			\\s*(-?\\d+(\\.\\d+)?|'([^']|'')*'|true|false|null|now\\(\\)|current_(date|time|timestamp)|localtime(stamp)?)\
			(\\s*::\\s*[\\w ".,()\\[\\]]+)?\\s*""", Pattern.CASE_INSENSITIVE);

	private static final Pattern MODIFIERS = Pattern.compile("\\([^)]*\\)|\\[]");

	/** Of another type it is not known whether it is a domain, whose checks read rows. */
	private static final Set<String> NO_DOMAINS = Set.of("bigint", "bit", "bit varying", "bool", "boolean", "bytea",
			"character", "character varying", "cidr", "date", "double precision", "inet", "integer", "interval", "json",
			"jsonb", "macaddr", "money", "numeric", "real", "smallint", "text", "time", "time with time zone",
			"time without time zone", "timestamp", "timestamp with time zone", "timestamp without time zone",
			"tsvector", "uuid", "varchar", "xml");

	@Override
	public OperationKind visit(CreateSchema operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropSchema operation) {
		return OperationKind.FAST;
	}

	/** Its script may do anything. */
	@Override
	public OperationKind visit(CreateExtension operation) {
		return OperationKind.SQL;
	}

	@Override
	public OperationKind visit(DropExtension operation) {
		return OperationKind.SQL;
	}

	/** A new table has no rows; one that is there already may get indexes that it lacks. */
	@Override
	public OperationKind visit(CreateTable operation) {
		return (operation.ifNotExists() && !operation.table().indexes().isEmpty()) ? OperationKind.SCAN
				: OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropTable operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameTable operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(MoveTable operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameColumn operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameConstraint operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AlterTable operation) {
		return operation.changes().stream().anyMatch((change) -> change.kind() == OperationKind.SCAN)
				? OperationKind.SCAN : OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AddColumn operation) {
		return (readsRows(operation.column())) ? OperationKind.SCAN : OperationKind.FAST;
	}

	private static boolean readsRows(Column column) {
		if (column.generation() instanceof ComputedValue computed) {
			return computed.storage() == ComputedValue.Storage.STORED || !column.nullable();
		}
		if (column.generation() != null || mayBeDomain(column.type())) {
			return true;
		}
		return (column.defaultValue() != null) ? !CONSTANT.matcher(column.defaultValue()).matches()
				: !column.nullable();
	}

	private static boolean mayBeDomain(ColumnType type) {
		String name = MODIFIERS.matcher(type.text().toLowerCase(Locale.ROOT)).replaceAll("").strip();
		return !NO_DOMAINS.contains(name);
	}

	@Override
	public OperationKind visit(DropColumn operation) {
		return OperationKind.FAST;
	}

	/** Whether it rewrites the table depends on the type that the column has. */
	@Override
	public OperationKind visit(AlterColumnType operation) {
		return OperationKind.SCAN;
	}

	@Override
	public OperationKind visit(SetNotNull operation) {
		return OperationKind.SCAN;
	}

	@Override
	public OperationKind visit(DropNotNull operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(SetDefault operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropDefault operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AddIdentity operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AlterIdentity operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropIdentity operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AddConstraint operation) {
		return isNotValid(operation.constraint()) ? OperationKind.FAST : OperationKind.SCAN;
	}

	/** Keys and exclusions build an index in any case. */
	private static boolean isNotValid(Constraint constraint) {
		return (constraint instanceof ForeignKey foreignKey && !foreignKey.validated())
				|| (constraint instanceof CheckConstraint check && !check.validated());
	}

	@Override
	public OperationKind visit(DropConstraint operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(ValidateConstraint operation) {
		return OperationKind.SCAN;
	}

	@Override
	public OperationKind visit(CreateIndex operation) {
		return operation.concurrently() ? OperationKind.CONCURRENT : OperationKind.SCAN;
	}

	@Override
	public OperationKind visit(DropIndex operation) {
		return operation.concurrently() ? OperationKind.CONCURRENT : OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameIndex operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(CreateSequence operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AlterSequence operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropSequence operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameSequence operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(MoveSequence operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(CreateEnumType operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(DropEnumType operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameEnumType operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(AddEnumValue operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(RenameEnumValue operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(SetComment operation) {
		return OperationKind.FAST;
	}

	@Override
	public OperationKind visit(ExecuteSql operation) {
		return OperationKind.SQL;
	}

	@Override
	public OperationKind visit(BulkInsert operation) {
		return OperationKind.DATA;
	}

	@Override
	public OperationKind visit(Backfill operation) {
		return OperationKind.DATA;
	}

}
