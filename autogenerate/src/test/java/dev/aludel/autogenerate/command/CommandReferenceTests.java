package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.aludel.command.Terminal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@code docs/commands.md}, the manual page of every command. */
class CommandReferenceTests {

	private static final Path PAGE = Path.of("..", "docs", "commands.md");

	private static final Pattern NAME = Pattern.compile("^  ([a-z-]+)  ", Pattern.MULTILINE);

	/** {@code -Ddocs.write} writes the page instead of comparing it. */
	@Test
	void saysWhatTheCommandsSayOfThemselves() throws IOException {
		String page = page();
		if (System.getProperty("docs.write") != null) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).content()
			.as("mvn -pl autogenerate -am test -Dtest=CommandReferenceTests -Ddocs.write "
					+ "-Dsurefire.failIfNoSpecifiedTests=false writes it anew")
			.isEqualTo(page);
	}

	private static String page() {
		String overview = help();
		return """
				# Commands

				What `--help` says, command by command; a test of the build keeps this page true. How the commands are used is told in
				[the command line](command-line.md) and [at the desk](desk.md). `revision`, `check`, `merge`, `squash` and `edit` exist at the
				desk only.

				```
				%s```
				%s"""
			.formatted(overview,
					commands(overview).stream().map(CommandReferenceTests::section).collect(Collectors.joining()));
	}

	private static List<String> commands(String overview) {
		String list = overview.substring(overview.indexOf("\nCommands:\n"));
		return NAME.matcher(list).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static String section(String command) {
		return """

				## %s

				```
				%s```
				""".formatted(command, help(command));
	}

	private static String help(String... command) {
		StringWriter out = new StringWriter();
		Terminal terminal = Terminal.unattended(new PrintWriter(out), new PrintWriter(out));
		String[] arguments = new String[command.length + 1];
		System.arraycopy(command, 0, arguments, 0, command.length);
		arguments[command.length] = "--help";
		assertThat(DeskCommand.run(terminal, arguments)).isZero();
		return out.toString().replace("\r\n", "\n");
	}

}
