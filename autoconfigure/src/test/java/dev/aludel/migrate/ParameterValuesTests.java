package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.List;

import dev.aludel.postgresql.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** What the test servers do not say: other languages, and what takes two sessions. */
class ParameterValuesTests {

	private static final SqlStatement STATEMENT = new SqlStatement("select to_date(?, 'YYYY')", List.of("s3cret"),
			true);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			valeur « s3cr » invalide pour « YYYY »       | valeur «?» invalide pour « YYYY »
			ungültiger Wert »s3cr« für »YYYY«            | ungültiger Wert »?« für »YYYY«
			nieprawidłowa wartość „s3cr” dla „YYYY”      | nieprawidłowa wartość „?” dla „YYYY”
			„YYYY“-ის არასწორი მნიშვნელობა: „s3cr“       | „YYYY“-ის არასწორი მნიშვნელობა: „?“
			“YYYY”的值“s3cr”无效                            | “YYYY”的值“?”无效
			""")
	void hidesAPartOfAValueInTheQuotesOfOtherLanguages(String said, String shown) {
		assertThat(ServerError.of(hide(STATEMENT, 'C', "22007", 'M', said)).message()).isEqualTo(shown);
	}

	@Test
	void leavesTheSessionsOfADeadlock() {
		SQLException shown = hide(STATEMENT, 'C', "40P01", 'M', "deadlock detected", 'D',
				"Process 7 waits for ShareLock on transaction 751; blocked by process 8.", 'R', "DeadLockReport", 'W',
				"while updating tuple (0,1) in relation \"tasks\"");
		assertThat(ServerError.of(shown).detail()).startsWith("Process 7 waits for ShareLock");
		SQLException raised = hide(STATEMENT, 'C', "40P01", 'M', "deadlock detected", 'D', "s3cret", 'R',
				"exec_stmt_raise", 'W', "PL/pgSQL function refuse() line 3 at RAISE");
		assertThat(ServerError.of(raised).detail()).isNull();
	}

	@Test
	void leavesWhatIsSaidWhereThereAreNoParameters() {
		SQLException said = exception('C', "23505", 'M', "duplicate key", 'D', "Key (title)=(public) exists.");
		ParameterValues values = new ParameterValues();
		SqlStatement statement = SqlStatement.of("insert into tasks select 'public'");
		values.expect(statement);
		assertThat((Object) values.hide(statement, said)).isSameAs(said);
		assertThat((Object) values.hide(said)).isSameAs(said);
	}

	@Test
	void remembersAnArrayAsItWasBound() {
		ParameterValues values = new ParameterValues();
		String[] titles = { "s3cret" };
		values.expect(new SqlStatement("insert into tasks select unnest(?)", List.of((Object) titles), true));
		titles[0] = "another";
		SQLException shown = values.hide(SqlStatement.of("select check_tasks()"),
				exception('C', "P0001", 'M', "bad: s3cret", 'F', "pl_exec.c", 'R', "exec_stmt_raise"));
		assertThat(ServerError.of(shown).message()).isEqualTo("bad: ?");
	}

	@Test
	void withholdsWhatIsRaisedBehindAValueThatIsTooLongToRemember() {
		ParameterValues values = new ParameterValues();
		values.expect(new SqlStatement("insert into files values (?)", List.of(new byte[10_000]), true));
		SQLException raised = exception('C', "P0001", 'M', "bad: \\x00", 'F', "pl_exec.c", 'R', "exec_stmt_raise");
		assertThat(ServerError.of(values.hide(SqlStatement.of("select 1"), raised)).message())
			.startsWith("what a function raised");
		SQLException said = exception('C', "42703", 'M', "column x does not exist", 'F', "parse_relation.c");
		assertThat(ServerError.of(values.hide(SqlStatement.of("select x"), said)).message())
			.isEqualTo("column x does not exist");
	}

	private static SQLException hide(SqlStatement statement, Object... fields) {
		ParameterValues values = new ParameterValues();
		values.expect(statement);
		return values.hide(statement, exception(fields));
	}

	private static SQLException exception(Object... fields) {
		StringBuilder message = new StringBuilder("SERROR\0");
		for (int index = 0; index < fields.length; index += 2) {
			message.append(fields[index]).append(fields[index + 1]).append('\0');
		}
		return new PSQLException(new ServerErrorMessage(message.toString()));
	}

}
