package dev.aludel.autogenerate.prove;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import dev.aludel.operation.AlterTable;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.Operation;
import dev.aludel.operation.TableChange;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Makes records out of nothing but their components, so that an option that is added one
 * day is tried from that day on. The same seed makes the same records.
 */
final class RandomValues {

	private static final List<String> TEXTS = List.of("tasks", "status", "a", "b", "c", "Täsk", "two words", "we\"ird",
			"\"quoted\"", "with.dot", "select", "日本語", "🙂", "back\\slash", "\\u0041", "'pending'", "it''s",
			"tab\there", "null", " leading", "trailing ", "$S $T $L", "%s", "*/", "\u202egnirts", "zero\u200bwidth",
			"nbsp\u00a0", "cr\rlf\r\n", "one\ntwo", "one\n  two\n", "  one\n  two", "one\n\nthree", "one \ntwo",
			"say \"\"\"\nwhat", "ends with\na \"quote\"", "\n", "\n\n", "a\n\tb", "form\ffeed\nb", "bell\u0007",
			"next\u0085line", "\ud800",
			"status in ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'WAITING_FOR_REVIEW', 'DONE', 'CANCELLED') or closed_at is not null",
			"x".repeat(200), "'" + "word ".repeat(60) + "'");

	private static final List<String> TYPES = List.of("bigint", "integer", "smallint", "text", "boolean", "numeric",
			"numeric(10,2)", "numeric(10,0)", "numeric(5,-2)", "numeric(010,2)", "numeric(10)", "real",
			"double precision", "date", "time without time zone", "time(0) without time zone", "time with time zone",
			"time(3) with time zone", "timestamp without time zone", "timestamp(6) without time zone",
			"timestamp with time zone", "timestamp(3) with time zone", "interval", "interval day to second(3)", "uuid",
			"json", "jsonb", "bytea", "character varying", "character varying(20)", "character varying(99999999999)",
			"character(1)", "character", "bpchar", "integer[]", "integer[][]", "character varying(20)[]", "vector(3)",
			"mood", "audit.mood", "\"Mood\"", "mood[]", "bit varying(4)", "geometry(Point,4326)");

	private static final List<@Nullable Object> OBJECTS = Arrays.asList(null, "text", 1, -2, Integer.MIN_VALUE, 3L,
			Long.MIN_VALUE, (short) 4, (byte) -5, true, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, 2.5f, -0.0f,
			new BigDecimal("12.3400"), new BigDecimal("1E+20"), new BigInteger("12345678901234567890"),
			UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301"), LocalDate.of(2025, 1, 15), LocalTime.of(14, 30),
			OffsetDateTime.parse("2025-01-15T14:30:22+01:00"), Instant.parse("2025-01-15T14:30:22.123456Z"),
			Duration.ofMinutes(90), "it's \"so\"\nand so");

	private final Random random;

	RandomValues(long seed) {
		this.random = new Random(seed);
	}

	/** Makes an operation of the given kind. */
	<T extends Operation> T operation(Class<T> kind) {
		return kind.cast(record(kind, null));
	}

	private Object record(Class<?> type, @Nullable QualifiedName table) {
		for (int attempt = 0; attempt < 10_000; attempt++) {
			try {
				return attempt(type, table);
			}
			catch (IllegalArgumentException ex) {
				// These components do not go together; others will.
				continue;
			}
		}
		throw new IllegalStateException("No " + type.getName() + " can be made.");
	}

	private Object attempt(Class<?> type, @Nullable QualifiedName table) {
		if (type == AlterTable.class) {
			return alterTable();
		}
		if (type == BulkInsert.class) {
			return bulkInsert();
		}
		if (type == ColumnType.class) {
			return new ColumnType(oneOf((this.random.nextInt(10) == 0) ? TEXTS : TYPES));
		}
		List<@Nullable Object> components = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			components.add(component(type, component, table));
		}
		return construct(type, components);
	}

	private @Nullable Object component(Class<?> owner, RecordComponent component, @Nullable QualifiedName table) {
		if (table != null && TableChange.class.isAssignableFrom(owner) && component.getName().equals("table")) {
			return table;
		}
		if (owner == Index.class && component.getName().equals("valid")) {
			return true;
		}
		return value(component.getAnnotatedType(), component.getGenericType());
	}

	private @Nullable Object value(AnnotatedType annotated, Type type) {
		if (annotated.isAnnotationPresent(Nullable.class) && this.random.nextBoolean()) {
			return null;
		}
		return value(type);
	}

	private @Nullable Object value(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return container(parameterized);
		}
		Class<?> rawType = (Class<?>) type;
		if (rawType == String.class) {
			return oneOf(TEXTS);
		}
		if (rawType == int.class) {
			return this.random.nextInt(10_000);
		}
		if (rawType == Duration.class) {
			return Duration.ofMillis(this.random.nextInt(1_000));
		}
		if (rawType == boolean.class || rawType == Boolean.class) {
			return this.random.nextBoolean();
		}
		if (rawType == Long.class) {
			return oneOf(List.of(1L, 50L, -1L, Long.MAX_VALUE, (long) Integer.MIN_VALUE));
		}
		if (rawType == Object.class) {
			return oneOf(OBJECTS);
		}
		if (rawType.isEnum()) {
			return oneOf(Arrays.asList(rawType.getEnumConstants()));
		}
		return record(rawType.isSealed() ? oneOf(concrete(rawType)) : rawType, null);
	}

	private Object container(ParameterizedType type) {
		if (type.getRawType() == Map.class) {
			Map<String, String> map = new TreeMap<>();
			for (int entry = this.random.nextInt(3); entry > 0; entry--) {
				map.put(oneOf(TEXTS), oneOf(TEXTS));
			}
			return map;
		}
		List<@Nullable Object> list = new ArrayList<>();
		for (int element = this.random.nextInt(4); element > 0; element--) {
			list.add(value(type.getActualTypeArguments()[0]));
		}
		return list;
	}

	private AlterTable alterTable() {
		QualifiedName table = (QualifiedName) record(QualifiedName.class, null);
		List<TableChange> changes = new ArrayList<>();
		for (int change = this.random.nextInt(4); change >= 0; change--) {
			changes.add((TableChange) record(oneOf(concrete(TableChange.class)), table));
		}
		return new AlterTable(table, changes, this.random.nextBoolean());
	}

	private BulkInsert bulkInsert() {
		List<String> columns = List.of("id", "name", "note").subList(0, this.random.nextInt(4));
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (int row = this.random.nextInt(4); row > 0; row--) {
			List<@Nullable Object> values = new ArrayList<>();
			columns.forEach((column) -> values.add(oneOf(OBJECTS)));
			rows.add(values);
		}
		return new BulkInsert((QualifiedName) record(QualifiedName.class, null), columns, rows);
	}

	private static Object construct(Class<?> type, List<@Nullable Object> components) {
		try {
			Class<?>[] types = Arrays.stream(type.getRecordComponents())
				.map(RecordComponent::getType)
				.toArray(Class<?>[]::new);
			return type.getDeclaredConstructor(types).newInstance(components.toArray());
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof IllegalArgumentException refusal) {
				throw refusal;
			}
			throw new IllegalStateException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The records below a sealed interface. */
	static List<Class<?>> concrete(Class<?> type) {
		List<Class<?>> records = new ArrayList<>();
		for (Class<?> permitted : type.getPermittedSubclasses()) {
			if (permitted.isSealed()) {
				records.addAll(concrete(permitted));
			}
			else {
				records.add(permitted);
			}
		}
		return records;
	}

	private <T> T oneOf(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
