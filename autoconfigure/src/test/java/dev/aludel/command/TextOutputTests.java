package dev.aludel.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import dev.aludel.command.TextOutput.Style;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextOutputTests {

	private final StringWriter written = new StringWriter();

	@Test
	void alignsColumnsAndLeavesNoSpacesBehind() {
		TextOutput out = output(false, false, false);
		out.table(List.of(List.of("1", "create tasks", "7"), List.of("20b", ""), List.of("3", "größer", "12")));
		assertThat(this.written.toString().lines()).containsExactly("1    create tasks  7", "20b",
				"3    größer        12");
	}

	@Test
	void alignsColouredColumnsAsTheReaderSeesThem() {
		TextOutput out = output(true, false, false);
		out.table(List.of(List.of(out.styled(Style.YELLOW, "1"), "a"), List.of("22", "b")));
		assertThat(this.written.toString().lines()).containsExactly("\u001B[33m1\u001B[0m   a", "22  b");
	}

	@Test
	void coloursNothingWhereColoursAreNotAllowed() {
		assertThat(output(false, false, false).styled(Style.RED, "lost")).isEqualTo("lost");
	}

	@Test
	void writesDetailsOnlyWhenVerboseAndRemarksUnlessQuiet() {
		TextOutput plain = output(false, false, false);
		plain.detail("detail");
		plain.remark("remark");
		TextOutput verbose = output(false, true, false);
		verbose.detail("more");
		TextOutput quiet = output(false, false, true);
		quiet.remark("less");
		quiet.line("asked for\nin two lines");
		assertThat(this.written.toString().lines()).containsExactly("remark", "more", "asked for", "in two lines");
	}

	@Test
	void isColouredWhenAskedEvenWhereNobodyWatches() {
		Terminal terminal = Terminal.unattended(new PrintWriter(this.written), new PrintWriter(this.written));
		assertThat(ColourMode.ALWAYS.allows(terminal)).isTrue();
		assertThat(ColourMode.AUTO.allows(terminal)).isFalse();
		assertThat(ColourMode.NEVER.allows(terminal)).isFalse();
	}

	private TextOutput output(boolean coloured, boolean verbose, boolean quiet) {
		return new TextOutput(new PrintWriter(this.written), coloured, verbose, quiet);
	}

}
