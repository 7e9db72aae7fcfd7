package dev.aludel.autogenerate.compare;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

import dev.aludel.schema.DatabaseSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold for any two schemas. {@code -Daludel.seeds=100000} makes a long run of
 * it.
 */
class RandomSchemaDiffTests {

	private static final int PER_TEST = 50;

	private final SchemaDiff diff = new SchemaDiff();

	@ParameterizedTest
	@MethodSource("seeds")
	void leadsThereAndBack(long firstSeed) {
		for (long seed = firstSeed; seed < firstSeed + PER_TEST; seed++) {
			SchemaPair pair = new RandomSchemas(seed).pair();
			if (fails(pair)) {
				SchemaPair smallest = pair.shrink(this::fails);
				throw new AssertionError("Seed %d: %s%n%s".formatted(seed, complaint(smallest), smallest.readable()));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void findsNothingBetweenASchemaAndItself(long firstSeed) {
		for (long seed = firstSeed; seed < firstSeed + PER_TEST; seed++) {
			SchemaPair pair = new RandomSchemas(seed).pair();
			assertThat(this.diff.diff(pair.from(), pair.from())).isEmpty();
			assertThat(this.diff.diff(pair.to(), SchemaEditor.normalized(pair.to()))).isEmpty();
		}
	}

	@Test
	void meetsEveryKindOfOperationThatCanBeDrafted() {
		Set<String> met = new TreeSet<>();
		for (long seed = 0; seed < 200; seed++) {
			SchemaPair pair = new RandomSchemas(seed).pair();
			this.diff.diff(pair.from(), pair.to())
				.forEach((operation) -> met.add(operation.getClass().getSimpleName()));
		}
		assertThat(met).containsExactly("AddColumn", "AddConstraint", "AddEnumValue", "AddIdentity", "AlterColumnType",
				"AlterIdentity", "AlterSequence", "CreateEnumType", "CreateIndex", "CreateSequence", "CreateTable",
				"DropColumn", "DropConstraint", "DropDefault", "DropEnumType", "DropIdentity", "DropIndex",
				"DropNotNull", "DropSequence", "DropTable", "ExecuteSql", "RenameConstraint", "RenameEnumType",
				"RenameIndex", "SetComment", "SetDefault", "SetNotNull", "ValidateConstraint");
	}

	static LongStream seeds() {
		long seeds = Long.getLong("aludel.seeds", 1000L);
		return LongStream.iterate(0, (seed) -> seed < seeds, (seed) -> seed + PER_TEST);
	}

	private boolean fails(SchemaPair pair) {
		return !complaint(pair).isEmpty();
	}

	private String complaint(SchemaPair pair) {
		String there = complaint(pair.from(), pair.to());
		return there.isEmpty() ? complaint(pair.to(), pair.from()) : there;
	}

	private String complaint(DatabaseSchema from, DatabaseSchema to) {
		try {
			DatabaseSchema reached = SchemaEditor.apply(this.diff.diff(from, to), from);
			return reached.equals(SchemaEditor.normalized(to)) ? "" : "another schema is reached: " + reached;
		}
		catch (SchemaEditor.Refusal ex) {
			return String.valueOf(ex.getMessage());
		}
	}

}
