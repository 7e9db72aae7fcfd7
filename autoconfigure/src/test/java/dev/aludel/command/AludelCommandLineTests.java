package dev.aludel.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import dev.aludel.migrate.ShutdownGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class AludelCommandLineTests {

	@Test
	void listsTheCommandsInItsHelp() {
		CommandRun run = run("--help");
		assertThat(run.out()).startsWith("Usage: aludel [OPTIONS] COMMAND").contains(commands());
		assertThat(run.status()).isZero();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void explainsEachCommandWithAnExample(String command) {
		CommandRun run = run(command, "--help");
		assertThat(run.out()).startsWith("Usage: aludel " + command + " [OPTIONS]")
			.contains("--format", "--quiet")
			.containsPattern("\nExamples?: ");
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isZero();
	}

	static List<String> commands() {
		Terminal terminal = Terminal.unattended(new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()));
		RootCommand root = new RootCommand((name) -> {
			throw new IllegalStateException();
		}, (aludel) -> "head", terminal, new ShutdownGuard());
		return List.copyOf(new CommandLine(root).getSubcommands().keySet());
	}

	@Test
	void tellsItsVersion() {
		assertThat(run("--version").out()).startsWith("Aludel ");
	}

	@Test
	void suggestsTheNearestCommand() {
		assertWrongUsage(run("upgarde"), """
				There is no command upgarde. The nearest is upgrade.
				Nothing was done.
				Help: aludel --help
				""");
	}

	@Test
	void listsTheCommandsWhereNoneIsNear() {
		CommandRun run = run("explode");
		assertThat(run.err()).startsWith("There is no command explode. There are: ").contains("stamp, ");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run().err()).startsWith("Name a command: ").contains("stamp, ");
	}

	@Test
	void suggestsTheNearestOption() {
		assertWrongUsage(run("upgrade", "--qiet=1"), """
				aludel upgrade has no option --qiet. The nearest is --quiet.
				Nothing was done.
				Help: aludel upgrade --help
				""");
	}

	@Test
	void refusesAnArgumentTooMany() {
		assertWrongUsage(run("upgrade", "head", "-1"), """
				aludel upgrade takes no further argument: -1.
				Nothing was done.
				Help: aludel upgrade --help
				""");
	}

	@Test
	void saysWhichValuesAnOptionTakes() {
		assertThat(run("upgrade", "--color", "pink").err())
			.startsWith("Invalid value for option '--color': expected one of auto, always, never but was 'pink'.");
	}

	@Test
	void reportsWrongUsageAsJsonToThoseWhoWantJson() {
		CommandRun run = run("downgrade", "--format", "json");
		assertThat(run.out()).isEqualToIgnoringNewLines(
				"""
						{"version":1,"command":"downgrade","error":{"type":"WrongUsage",\
						"message":"Missing required parameter: 'TARGET'.\\nNothing was done.\\nHelp: aludel downgrade --help"}}""");
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void reportsAnExplainedFailureWithoutAStackTrace() {
		CommandRun run = CommandRun.of(() -> {
			throw new CommandException("There is no engine.\nNothing was run.");
		}, "upgrade");
		assertThat(run.err()).isEqualTo("There is no engine.\nNothing was run.\n");
		assertThat(run.status()).isOne();
	}

	@Test
	void showsWhereAFailureComesFromWhenAsked() {
		CommandRun run = CommandRun.of(() -> {
			throw new CommandException("There is no engine.");
		}, "upgrade", "--stacktrace");
		assertThat(run.err()).startsWith("There is no engine.\n").contains("\tat " + getClass().getName());
	}

	@Test
	void saysThatAFailureIsUnexpected() {
		CommandRun run = run("upgrade");
		assertThat(run.err()).isEqualTo("""
				Unexpected failure: java.lang.IllegalStateException: out of lead
				What was done before it stays done; aludel current tells where the database stands.
				Run it again with --stacktrace to see where this comes from.
				""");
		assertThat(run.status()).isOne();
	}

	@Test
	void reportsAFailureAsJsonToThoseWhoWantJson() {
		CommandRun run = CommandRun.of(() -> {
			throw new CommandException("There is \"no\" engine.");
		}, "upgrade", "--format=json");
		assertThat(run.out()).isEqualTo("""
				{"version":1,"command":"upgrade","error":{"type":"CommandException",\
				"message":"There is \\"no\\" engine."}}
				""");
		assertThat(run.err()).isEmpty();
	}

	@Test
	void knowsWhatNeedsTheEngineWithoutAskingForIt() {
		AludelCommandLine line = new AludelCommandLine((EngineSource) (name) -> {
			throw new IllegalStateException();
		}, Terminal.unattended(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())));
		assertThat(line.request("upgrade", "-v")).hasValue(new CommandRequest("upgrade", true));
		assertThat(line.request("downgrade", "-1")).hasValue(new CommandRequest("downgrade", false));
		assertThat(line.request("upgrade", "--help")).isEmpty();
		assertThat(line.request("--version")).isEmpty();
		assertThat(line.request("completion")).isEmpty();
		assertThat(line.request("downgrade")).isEmpty();
		assertThat(line.request()).isEmpty();
	}

	private static CommandRun run(String... arguments) {
		return CommandRun.of(() -> {
			throw new IllegalStateException("out of lead");
		}, arguments);
	}

	private static void assertWrongUsage(CommandRun run, String message) {
		assertThat(run.err()).isEqualTo(message);
		assertThat(run.out()).isEmpty();
		assertThat(run.status()).isEqualTo(2);
	}

}
