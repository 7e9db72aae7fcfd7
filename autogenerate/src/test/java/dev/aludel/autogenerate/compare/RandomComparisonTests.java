package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold for any entities and any database: the way there leaves nothing to do,
 * and the way back leads back, whoever owns what and whatever has a name.
 */
class RandomComparisonTests {

	private static final int PER_TEST = 50;

	@ParameterizedTest
	@MethodSource("seeds")
	void leavesNothingToDoAndLeadsBack(long firstSeed) {
		for (long seed = firstSeed; seed < firstSeed + PER_TEST; seed++) {
			long current = seed;
			SchemaPair pair = new RandomSchemas(seed).pair();
			if (fails(current, pair)) {
				SchemaPair smallest = pair.shrink((candidate) -> fails(current, candidate));
				throw new AssertionError(
						"Seed %d: %s%n%s".formatted(seed, complaint(seed, smallest), smallest.readable()));
			}
		}
	}

	static LongStream seeds() {
		long seeds = Long.getLong("aludel.seeds", 500L);
		return LongStream.iterate(0, (seed) -> seed < seeds, (seed) -> seed + PER_TEST);
	}

	private static boolean fails(long seed, SchemaPair pair) {
		return !complaint(seed, pair).isEmpty();
	}

	private static String complaint(long seed, SchemaPair pair) {
		DatabaseSchema model = entities(seed, pair.to());
		Ownership ownership = ownership(seed, pair.from());
		Comparison comparison = new SchemaComparer(ownership, Map.of()).compare(model, pair.from(),
				Agreement.answers(model, pair.from(), ownership, Renames.NONE));
		if (Scenarios.kinds(comparison).contains(Warning.Kind.KEEPS_NEEDED)) {
			// Somebody else's table stands in the way of what the entities ask for.
			return "";
		}
		try {
			Scenarios.compare(pair.from(), model, ownership, Renames.NONE);
			return losses(Scenarios.unanswered(pair.from(), model, ownership));
		}
		catch (SchemaEditor.Refusal | AssertionError ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	/** What goes although nobody has agreed. */
	private static String losses(Comparison comparison) {
		Set<QualifiedName> tables = comparison.after().tablesByName().keySet();
		String lost = comparison.before()
			.tables()
			.stream()
			.filter((table) -> !tables.contains(table.name())
					|| !names(comparison.after().tablesByName().get(table.name())).containsAll(names(table)))
			.map((table) -> table.name().toString())
			.collect(Collectors.joining(", "));
		return lost.isEmpty() ? "" : "Lost without a question: " + lost;
	}

	private static Set<String> names(@Nullable Table table) {
		return (table == null) ? Set.of()
				: table.columns().stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The schema as a mapping states it: some constraints and indexes have no names. */
	private static DatabaseSchema entities(long seed, DatabaseSchema schema) {
		Random random = new Random(seed);
		return schema.tables(schema.tables().stream().map((table) -> nameless(table, random)).toList());
	}

	private static Table nameless(Table table, Random random) {
		return table
			.constraints(table.constraints()
				.stream()
				.map(RandomComparisonTests::validated)
				.map((constraint) -> random.nextBoolean() ? constraint.named(null) : constraint)
				.toList())
			.indexes(table.indexes()
				.stream()
				.map((index) -> random.nextBoolean() ? index.named(null).comment(null) : index)
				.toList());
	}

	/** No mapping can say {@code not valid}. */
	private static Constraint validated(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return Validity.validated(check);
		}
		return (constraint instanceof ForeignKey key) ? Validity.validated(key) : constraint;
	}

	private static Ownership ownership(long seed, DatabaseSchema database) {
		Random random = new Random(-seed);
		return new Ownership(some(database.tables().stream().map(Table::name).toList(), random),
				some(database.sequences().stream().map(Sequence::name).toList(), random),
				some(database.enumTypes().stream().map(EnumType::name).toList(), random), Set.of());
	}

	private static <T> Set<T> some(List<T> names, Random random) {
		return names.stream().filter((name) -> random.nextBoolean()).collect(Collectors.toSet());
	}

}
