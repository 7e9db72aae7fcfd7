package dev.aludel.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AludelCommandLineTests {

	@Test
	void showsHelp() {
		for (String[] args : new String[][] { {}, { "--help" }, { "upgrade", "--help" }, { "upgarde" },
				{ "upgrade", "--qiet" }, { "upgrade", "--format", "xml" }, { "--version" }, { "upgrade", "a", "b" },
				{ "upgrade", "--format", "json", "-x" }, { "--quiet", "upgrade" }, { "upgrade", "-1", "--stacktrace" },
				{ "upgrade", "--quiet=maybe" }, { "upgrade", "@x" }, { "zzz" }, { "upgrade", "--format" },
				{ "upgrade", "--colour" }, { "-x" } }) {
			CommandRun run = CommandRun.of(() -> {
				throw new IllegalStateException("boom");
			}, args);
			System.out.println("=== " + String.join(" ", args) + " -> " + run.status() + "\n" + run.out() + "--- err\n"
					+ run.err());
		}
	}

}
