package dev.aludel.autoconfigure;

import java.io.PrintStream;

/**
 * Stands for the standard output while a command runs, so that nothing but the result
 * gets there: what anybody else prints goes to the standard error.
 */
final class RedirectedOutput extends PrintStream {

	private final PrintStream original;

	private RedirectedOutput(PrintStream original) {
		super(System.err, true);
		this.original = original;
	}

	/**
	 * Redirects the standard output, if a parent of the application has not done so.
	 * @return the original one
	 */
	static PrintStream begin() {
		if (System.out instanceof RedirectedOutput redirected) {
			return redirected.original;
		}
		PrintStream original = System.out;
		System.setOut(new RedirectedOutput(original));
		return original;
	}

}
