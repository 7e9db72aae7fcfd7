package dev.aludel.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs({ OS.LINUX, OS.MAC })
class CompletionCommandTests {

	private final Path directory;

	CompletionCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void letsBashCompleteCommands() throws Exception {
		assertThat(complete("upg")).containsExactly("upgrade");
	}

	@Test
	void letsBashCompleteOptionsOfACommand() throws Exception {
		assertThat(complete("stamp", "--p")).containsExactly("--purge");
	}

	@Test
	void letsBashCompleteTheFormatsThatACommandWrites() throws Exception {
		assertThat(complete("history", "--format", "")).containsExactly("text", "json", "mermaid", "dot");
		assertThat(complete("upgrade", "--format", "")).containsExactly("text", "json");
	}

	private List<String> complete(String... words) throws Exception {
		CommandRun run = CommandRun.of(() -> {
			throw new IllegalStateException();
		}, "completion", "--name", "tasks");
		assertThat(run.status()).isZero();
		Path script = Files.writeString(this.directory.resolve("completion.sh"), run.out() + """
				COMP_WORDS=(tasks %s)
				COMP_CWORD=%d
				_complete_tasks
				printf '%%s\\n' "${COMPREPLY[@]}"
				""".formatted(quoted(words), words.length));
		Process bash = new ProcessBuilder("bash", script.toString()).redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		return bash.inputReader(StandardCharsets.UTF_8).lines().map(String::strip).toList();
	}

	private static String quoted(String... words) {
		return Arrays.stream(words).map((word) -> "'" + word + "'").collect(Collectors.joining(" "));
	}

}
