package dev.aludel.autogenerate.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lays code out: on one line what fits there; else an argument a line, a call of a chain
 * a line, and at last a long string cut between its words.
 */
final class CodePrinter {

	private static final int WIDTH = 120;

	private static final int TAB = 4;

	private static final String TEXT_BLOCK = "\"\"\"";

	private final StringBuilder out = new StringBuilder();

	private int column;

	/** Starts a line. */
	CodePrinter line(int indent, String text) {
		this.out.append("\t".repeat(indent)).append(text);
		this.column = indent * TAB + text.length();
		return this;
	}

	/** Ends a line. */
	CodePrinter end() {
		this.out.append('\n');
		return this;
	}

	/** Leaves a line empty. */
	CodePrinter blank() {
		return end();
	}

	/** Prints lines. */
	CodePrinter lines(int indent, List<String> texts) {
		texts.forEach((text) -> line(text.isEmpty() ? 0 : indent, text).end());
		return this;
	}

	/** Prints a statement. */
	CodePrinter statement(int indent, Code code) {
		line(indent, "");
		print(code, indent, 1);
		append(";");
		return end();
	}

	/** Prints code in the line that was started; {@code tail} more must fit behind it. */
	CodePrinter print(Code code, int indent, int tail) {
		String flat = flat(code);
		if (flat != null && fits(flat, tail)) {
			append(flat);
		}
		else if (code instanceof Code.Call call) {
			printChain(call, indent, tail);
		}
		else if (code instanceof Code.Text text) {
			printText(text.value(), indent, tail);
		}
		else if (code instanceof Code.Lambda lambda) {
			printLambda(lambda, indent);
		}
		else {
			append(((Code.Verbatim) code).text());
		}
		return this;
	}

	private void printChain(Code.Call last, int indent, int tail) {
		Deque<Code.Call> links = new ArrayDeque<>();
		Code root = last;
		while (root instanceof Code.Call call && call.receiver() instanceof Code.Call receiver) {
			links.push(call);
			root = receiver;
		}
		Code.Call head = (Code.Call) root;
		if (head.receiver() instanceof Code.Verbatim receiver) {
			append(receiver.text() + ".");
		}
		printCall(head, indent, links.isEmpty() ? tail : 0);
		boolean onFirstLine = flat(head) != null;
		for (Iterator<Code.Call> rest = links.iterator(); rest.hasNext();) {
			Code.Call link = rest.next();
			int behind = rest.hasNext() ? 0 : tail;
			String flat = flat(new Code.Call(null, link.name(), link.arguments(), link.listFrom()));
			if (!(onFirstLine && flat != null && fits("." + flat, behind))) {
				newLine(indent + 1);
			}
			append(".");
			printCall(link, indent + 1, behind);
			onFirstLine = false;
		}
	}

	private void printCall(Code.Call call, int indent, int tail) {
		append(call.name() + "(");
		for (int index = 0; index < call.arguments().size(); index++) {
			boolean last = index == call.arguments().size() - 1;
			printArgument(call, index, indent, last ? 1 + tail : 1);
			append(last ? "" : ",");
		}
		append(")");
	}

	private void printArgument(Code.Call call, int index, int indent, int tail) {
		Code argument = call.arguments().get(index);
		String flat = flat(argument);
		String space = (index > 0) ? " " : "";
		boolean tooLong = (flat != null) ? !fits(space + flat, tail) : isChain(argument);
		if (index >= call.listFrom() || (index > 0 && tooLong)) {
			newLine(indent + 2);
			print(argument, indent + 2, tail);
		}
		else {
			append(space);
			print(argument, indent, tail);
		}
	}

	private static boolean isChain(Code code) {
		return code instanceof Code.Call call && call.receiver() instanceof Code.Call;
	}

	private void printLambda(Code.Lambda lambda, int indent) {
		append("(" + lambda.parameter() + ") -> {");
		end();
		lambda.statements().forEach((statement) -> statement(indent + 1, statement));
		line(indent, "}");
	}

	private void printText(String value, int indent, int tail) {
		if (JavaText.suitsTextBlock(value)) {
			append(TEXT_BLOCK);
			String[] lines = value.split("\n", -1);
			for (int index = 0; index < lines.length; index++) {
				boolean last = index == lines.length - 1;
				end();
				line((lines[index].isEmpty() && !last) ? 0 : indent + 2, JavaText.textBlockLine(lines[index], last));
			}
			append(TEXT_BLOCK);
		}
		else {
			printPieces(value, indent, tail);
		}
	}

	private void printPieces(String value, int indent, int tail) {
		String rest = value;
		while (!fits(JavaText.literal(rest), tail)) {
			int cut = cut(rest);
			if (cut < 0) {
				break;
			}
			append(JavaText.literal(rest.substring(0, cut)));
			newLine(indent + 2);
			append("+ ");
			rest = rest.substring(cut);
		}
		append(JavaText.literal(rest));
	}

	/** Behind the last blank up to which the text fits, else behind the first. */
	private int cut(String text) {
		int best = -1;
		int blank = text.indexOf(' ');
		while (blank >= 0 && blank < text.length() - 1) {
			if (best >= 0 && !fits(JavaText.literal(text.substring(0, blank + 1)), 0)) {
				break;
			}
			best = blank + 1;
			blank = text.indexOf(' ', best);
		}
		return best;
	}

	private static @Nullable String flat(Code code) {
		if (code instanceof Code.Verbatim verbatim) {
			return verbatim.text();
		}
		if (code instanceof Code.Text text) {
			return JavaText.suitsTextBlock(text.value()) ? null : JavaText.literal(text.value());
		}
		if (!(code instanceof Code.Call call) || call.lists()) {
			return null;
		}
		String receiver = (call.receiver() != null) ? flat(call.receiver()) : "";
		String arguments = flat(call.arguments());
		if (receiver == null || arguments == null) {
			return null;
		}
		return receiver + (receiver.isEmpty() ? "" : ".") + call.name() + "(" + arguments + ")";
	}

	private static @Nullable String flat(List<Code> arguments) {
		StringBuilder text = new StringBuilder();
		for (Code argument : arguments) {
			String flat = flat(argument);
			if (flat == null) {
				return null;
			}
			text.append(text.isEmpty() ? "" : ", ").append(flat);
		}
		return text.toString();
	}

	private boolean fits(String text, int tail) {
		return this.column + text.length() + tail <= WIDTH;
	}

	private void append(String text) {
		this.out.append(text);
		this.column += text.length();
	}

	private void newLine(int indent) {
		end();
		line(indent, "");
	}

	@Override
	public String toString() {
		return this.out.toString();
	}

}
