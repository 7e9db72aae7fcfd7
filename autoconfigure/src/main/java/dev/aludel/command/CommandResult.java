package dev.aludel.command;

/**
 * What a command found or did: the same facts as text and as JSON.
 */
public interface CommandResult {

	/**
	 * Writes the facts for people.
	 * @param out where to write
	 */
	void writeText(TextOutput out);

	/**
	 * Writes the facts for programs, behind {@code version} and {@code command}.
	 * @param json where to put them
	 */
	void writeJson(JsonObject json);

	/**
	 * Returns the exit status of the process.
	 * @return 0 when all is well, 1 when differences were found
	 */
	default int exitStatus() {
		return ExitStatus.DONE;
	}

}
