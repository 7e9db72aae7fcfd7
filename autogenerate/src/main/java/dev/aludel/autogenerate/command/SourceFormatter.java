package dev.aludel.autogenerate.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.aludel.autogenerate.launch.ShellWords;
import org.jspecify.annotations.Nullable;

/**
 * Runs the formatter of a project on files that were written: a command, without a shell
 * and with nothing to read.
 *
 * @param words the words of the command, {@code {file}} in place of the file; none when
 * there is no formatter
 * @param limit how long it may take for a file
 */
record SourceFormatter(List<String> words, Duration limit) {

	static final SourceFormatter NONE = new SourceFormatter(List.of(), Duration.ZERO);

	private static final String FILE = "{file}";

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final int MOST_OUTPUT = 4000;

	SourceFormatter {
		words = List.copyOf(words);
	}

	/** Reads a command line. */
	static SourceFormatter of(String line) {
		List<String> words = ShellWords.of(line);
		if (words.stream().noneMatch((word) -> word.contains(FILE))) {
			throw new IllegalArgumentException("It does not say where the file goes: {file}.");
		}
		return new SourceFormatter(words, LIMIT);
	}

	/** Formats a file, and says why not when it cannot. */
	@Nullable String format(Path file) {
		if (this.words.isEmpty()) {
			return null;
		}
		List<String> command = this.words.stream().map((word) -> word.replace(FILE, file.toString())).toList();
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			return failure(process);
		}
		catch (IOException ex) {
			return ex.getMessage();
		}
	}

	private @Nullable String failure(Process process) {
		Output output = new Output(process);
		output.start();
		try {
			boolean ended = process.waitFor(this.limit.toMillis(), TimeUnit.MILLISECONDS);
			if (!ended) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
				return "It did not end within %s s and was stopped.%s".formatted(this.limit.toSeconds(),
						output.behindALine());
			}
			return (process.exitValue() == 0) ? null
					: "It ended with status %s.%s".formatted(process.exitValue(), output.behindALine());
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			return "It was interrupted.";
		}
	}

	/** Reads what a process prints, so that it is not held up by that. */
	private static final class Output extends Thread {

		private static final long LAST_WORDS = 1000;

		private final Process process;

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		Output(Process process) {
			super("formatter output");
			this.process = process;
			setDaemon(true);
		}

		@Override
		public void run() {
			try {
				this.process.getInputStream().transferTo(this.bytes);
			}
			catch (IOException ex) {
				// It was stopped; what it said until then is there.
			}
		}

		String behindALine() throws InterruptedException {
			join(LAST_WORDS);
			String text = this.bytes.toString(Charset.defaultCharset()).strip();
			String shown = (text.length() > MOST_OUTPUT) ? text.substring(0, MOST_OUTPUT) + " …" : text;
			return shown.isEmpty() ? "" : "\n" + shown;
		}

	}

}
