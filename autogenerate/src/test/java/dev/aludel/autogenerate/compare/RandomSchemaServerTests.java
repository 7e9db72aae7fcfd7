package dev.aludel.autogenerate.compare;

import java.sql.Connection;
import java.sql.SQLException;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way there and back between random pairs, on a real server. Both ends are read from
 * its catalog first, so that every text is PostgreSQL's own.
 * {@code -Daludel.server-seeds=5000} makes a long run of it.
 */
@PostgresTest
class RandomSchemaServerTests {

	private final SchemaDiff diff = new SchemaDiff();

	@Test
	void leadsThereAndBackOnAServer(TestDatabase database) throws SQLException {
		long seeds = Long.getLong("aludel.server-seeds", 40L);
		try (Connection connection = database.connect()) {
			LiveSchema live = new LiveSchema(connection);
			int major = connection.getMetaData().getDatabaseMajorVersion();
			for (long seed = 0; seed < seeds; seed++) {
				SchemaPair pair = new RandomSchemas(seed, major).pair();
				if (fails(live, pair)) {
					SchemaPair smallest = pair.shrink((candidate) -> fails(live, candidate));
					throw new AssertionError(
							"Seed %d: %s%n%s".formatted(seed, complaint(live, smallest), smallest.readable()));
				}
			}
			assertThat(live.reflect()).isEqualTo(DatabaseSchema.EMPTY);
		}
	}

	private boolean fails(LiveSchema live, SchemaPair pair) {
		return !complaint(live, pair).isEmpty();
	}

	private String complaint(LiveSchema live, SchemaPair pair) {
		try {
			DatabaseSchema to = create(live, pair.to());
			live.apply(this.diff.diff(to, DatabaseSchema.EMPTY));
			if (!live.reflect().equals(DatabaseSchema.EMPTY)) {
				return "not everything is dropped: " + live.reflect();
			}
			DatabaseSchema from = create(live, pair.from());
			live.apply(this.diff.diff(from, to));
			DatabaseSchema reached = live.reflect();
			if (!reached.equals(to)) {
				return "the way there leads elsewhere:\n" + new SchemaPair(reached, to).readable();
			}
			live.apply(this.diff.diff(to, from));
			DatabaseSchema back = live.reflect();
			return back.equals(from) ? "" : "the way back leads elsewhere:\n" + new SchemaPair(back, from).readable();
		}
		catch (IllegalStateException ex) {
			return String.valueOf(ex.getMessage());
		}
		finally {
			live.clear();
		}
	}

	private DatabaseSchema create(LiveSchema live, DatabaseSchema schema) {
		live.apply(this.diff.diff(DatabaseSchema.EMPTY, schema));
		return live.reflect();
	}

}
