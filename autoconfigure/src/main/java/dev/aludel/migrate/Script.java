package dev.aludel.migrate;

/** The text of a script for psql, as it grows. */
final class Script {

	private final StringBuilder text = new StringBuilder();

	/** Adds a line that is none of SQL's. */
	Script command(String line) {
		this.text.append(line).append('\n');
		return this;
	}

	Script comment(String words) {
		// A comment ends with its line, whatever a message says.
		this.text.append("-- ").append(words.replaceAll("\\R", " ")).append('\n');
		return this;
	}

	Script gap() {
		this.text.append('\n');
		return this;
	}

	/** Adds a statement of this class' own, without its semicolon. */
	Script statement(String sql) {
		return terminated(sql + ";");
	}

	/** Adds statements that end with their semicolon. */
	Script terminated(String sql) {
		this.text.append(sql).append('\n');
		return this;
	}

	/** Adds a block of PL/pgSQL: it raises what it has to say and prints nothing. */
	Script block(String body) {
		String tag = "$aludel$";
		for (int number = 1; body.contains(tag); number++) {
			tag = "$aludel" + number + "$";
		}
		return statement("do " + tag + "\n" + body.strip() + "\n" + tag);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
