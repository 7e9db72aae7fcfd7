package dev.aludel.autogenerate.prove;

/**
 * A step that a proof has done, in the order of their listing here.
 */
public sealed interface ProofStep {

	/**
	 * The step in a word or two: {@code applied (2 statements)}.
	 * @return the words
	 */
	String describe();

	/**
	 * The source is Java that compiles.
	 */
	record Compiled() implements ProofStep {

		@Override
		public String describe() {
			return "compiled";
		}

	}

	/**
	 * The upgrade ran.
	 *
	 * @param statements how many SQL statements it took
	 */
	record Applied(int statements) implements ProofStep {

		@Override
		public String describe() {
			return "applied (" + count(this.statements) + ")";
		}

	}

	/**
	 * The upgraded database was compared with the model: no difference is left.
	 */
	record Compared() implements ProofStep {

		@Override
		public String describe() {
			return "compared (no difference)";
		}

	}

	/**
	 * The downgrade ran.
	 *
	 * @param statements how many SQL statements it took
	 */
	record Undone(int statements) implements ProofStep {

		@Override
		public String describe() {
			return "undone (" + count(this.statements) + ")";
		}

	}

	/**
	 * The downgraded database was compared with what it was before: it is the same.
	 */
	record ComparedWithBefore() implements ProofStep {

		@Override
		public String describe() {
			return "compared (as before)";
		}

	}

	private static String count(int statements) {
		return (statements == 1) ? "1 statement" : statements + " statements";
	}

}
