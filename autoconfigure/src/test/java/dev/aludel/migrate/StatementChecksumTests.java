package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.aludel.postgresql.SqlStatement;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class StatementChecksumTests {

	@Test
	void isOfTheStatementsAndNotOfTheSource(TestDatabase database, @TempDir Path directory) {
		String first = checksum(database, directory, "op.execute(\"create table if not exists a (x int)\");");
		String second = checksum(database, directory,
				"/* the same */ String sql = \"create table if not exists \" + \"a (x int)\"; op.execute(sql);");
		String third = checksum(database, directory, "op.execute(\"create table if not exists a (y int)\");");
		assertThat(second).isEqualTo(first);
		assertThat(third).isNotEqualTo(first);
	}

	@Test
	void isTheSameEverywhereAndForever() {
		assertThat(checksum(new SqlStatement("insert into a values (?, ?)", Arrays.asList("x", null), true)))
			.isEqualTo("9d7ccb196f289d621425d406471d3453473d12d73a401c88796fcb40857e3a4a");
	}

	@Test
	void tellsApartWhatOnlyReadsAlike() {
		assertThat(List.of(checksum(SqlStatement.of("ab"), SqlStatement.of("c")),
				checksum(SqlStatement.of("a"), SqlStatement.of("bc")), checksum(SqlStatement.of("abc")),
				checksum(new SqlStatement("abc", Arrays.asList((Object) null), true)),
				checksum(new SqlStatement("abc", List.of("null"), true)),
				checksum(new SqlStatement("abc", List.of("x", "y"), true)),
				checksum(new SqlStatement("abc", List.of("xy"), true)),
				checksum(new SqlStatement("abc", List.of(new int[] { 1, 2 }), true)),
				checksum(new SqlStatement("abc", List.of(new int[] { 1, 3 }), true)),
				checksum(new SqlStatement("abc", List.of(new byte[] { 1 }), true)),
				checksum(new SqlStatement("abc", List.of(new byte[] { 2 }), true))))
			.doesNotHaveDuplicates();
	}

	private static String checksum(SqlStatement... statements) {
		StatementChecksum checksum = new StatementChecksum();
		for (SqlStatement statement : statements) {
			checksum.add(statement);
		}
		return checksum.value();
	}

	private static String checksum(TestDatabase database, Path directory, String java) {
		database.execute("drop table if exists aludel_revision");
		MigrationProject.of(directory, revision("1").up(java)).aludel(database.dataSource()).upgrade();
		return database.query("select checksum from aludel_revision").get(0);
	}

}
