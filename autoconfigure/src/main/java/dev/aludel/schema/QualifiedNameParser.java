package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;

/** Splits {@code schema.name}, with double quotes around a part that needs them. */
final class QualifiedNameParser {

	private final String text;

	private int position;

	QualifiedNameParser(String text) {
		this.text = text;
	}

	QualifiedName parse() {
		List<String> parts = new ArrayList<>();
		parts.add(part());
		while (this.position < this.text.length()) {
			// part() stops at a dot or at the end, so this is the dot.
			this.position++;
			parts.add(part());
		}
		return switch (parts.size()) {
			case 1 -> QualifiedName.of(parts.get(0));
			case 2 -> new QualifiedName(parts.get(0), parts.get(1));
			default -> throw refusal("has " + parts.size() + " parts");
		};
	}

	private String part() {
		String part = (peek() == '"') ? quoted() : plain();
		if (part.isEmpty()) {
			throw refusal("has an empty part");
		}
		if (this.position < this.text.length() && peek() != '.') {
			throw refusal("goes on after a closing quote");
		}
		return part;
	}

	private String plain() {
		int dot = this.text.indexOf('.', this.position);
		int end = (dot < 0) ? this.text.length() : dot;
		String part = this.text.substring(this.position, end);
		this.position = end;
		return part;
	}

	private String quoted() {
		StringBuilder part = new StringBuilder();
		this.position++;
		while (this.position < this.text.length()) {
			char next = this.text.charAt(this.position++);
			if (next != '"') {
				part.append(next);
			}
			else if (peek() == '"') {
				part.append('"');
				this.position++;
			}
			else {
				return part.toString();
			}
		}
		throw refusal("has an unclosed quote");
	}

	private char peek() {
		return (this.position < this.text.length()) ? this.text.charAt(this.position) : '\0';
	}

	private IllegalArgumentException refusal(String reason) {
		return new IllegalArgumentException("The name " + this.text + " " + reason
				+ "; write name or schema.name, and \"…\" around a part that holds a dot.");
	}

}
