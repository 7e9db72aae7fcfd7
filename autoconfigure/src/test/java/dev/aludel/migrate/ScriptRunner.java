package dev.aludel.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.aludel.migrate.SqlText.Kind;
import dev.aludel.migrate.SqlText.Piece;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Runs a script on a database and stops at its first error, as a person would. */
enum ScriptRunner {

	/** The real one, where the machine has it. */
	PSQL {
		@Override
		@Nullable String run(TestDatabase database, String script, Path directory, Map<String, String> environment) {
			Assumptions.assumeTrue(psql().isPresent(), "psql is not installed");
			try {
				Path file = Files.createTempFile(directory, "script", ".sql");
				Files.writeString(file, script);
				Path output = Files.createTempFile(directory, "output", ".txt");
				ProcessBuilder psql = new ProcessBuilder(psql().orElseThrow().toString(), "-X", "-v", "ON_ERROR_STOP=1",
						"-v", "n=99", "-d", database.url().substring("jdbc:".length()), "-U", "postgres", "-f",
						file.toString())
					.redirectErrorStream(true)
					.redirectOutput(output.toFile());
				psql.environment().putAll(environment);
				Process process = psql.start();
				process.getOutputStream().close();
				if (!process.waitFor(60, TimeUnit.SECONDS)) {
					process.destroyForcibly();
					throw new IllegalStateException("psql did not end: " + Files.readString(output));
				}
				return (process.exitValue() == 0) ? null : Files.readString(output, StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	},

	/** One statement after the other over JDBC, without psql's own commands. */
	STATEMENTS {
		@Override
		@Nullable String run(TestDatabase database, String script, Path directory, Map<String, String> environment) {
			try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
				statement.setEscapeProcessing(false);
				for (String sql : statements(COMMAND.matcher(script).replaceAll(""))) {
					statement.execute(sql);
				}
				return null;
			}
			catch (SQLException ex) {
				return ex.getMessage();
			}
		}
	};

	private static final Pattern COMMAND = Pattern.compile("^\\\\(set|encoding) .*$", Pattern.MULTILINE);

	/** Returns what was said when it failed. */
	@Nullable String run(TestDatabase database, String script, Path directory) {
		return run(database, script, directory, Map.of());
	}

	abstract @Nullable String run(TestDatabase database, String script, Path directory,
			Map<String, String> environment);

	static Optional<Path> psql() {
		return Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.map((folder) -> Path.of(folder, "psql"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static List<String> statements(String script) {
		List<String> statements = new ArrayList<>();
		StringBuilder statement = new StringBuilder();
		for (Piece piece : SqlText.of(script).pieces()) {
			String rest = piece.text();
			while (piece.kind() == Kind.CODE && rest.contains(";")) {
				int end = rest.indexOf(';');
				statements.add(statement + rest.substring(0, end));
				statement = new StringBuilder();
				rest = rest.substring(end + 1);
			}
			statement.append((piece.kind() == Kind.COMMENT) ? " " : rest);
		}
		return statements;
	}

}
