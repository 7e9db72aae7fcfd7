package dev.aludel.autogenerate.draft;

/**
 * Writes a {@link Draft} as the Java source that a careful colleague would have written:
 * to the byte the same for the same draft.
 */
public final class DraftWriter {

	/**
	 * Writes a draft.
	 * @param draft the draft
	 * @return its source
	 */
	public JavaSource write(Draft draft) {
		throw new UnsupportedOperationException();
	}

}
