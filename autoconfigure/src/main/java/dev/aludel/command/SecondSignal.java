package dev.aludel.command;

import sun.misc.Signal;

/**
 * Lets a second Ctrl-C end the process at once. The first has begun an orderly end, and
 * Java would not listen any more.
 */
final class SecondSignal {

	private static final int SIGNALLED = 128;

	private SecondSignal() {
	}

	static void endsAtOnce() {
		for (String name : new String[] { "INT", "TERM" }) {
			try {
				Signal.handle(new Signal(name), (signal) -> Runtime.getRuntime().halt(SIGNALLED + signal.getNumber()));
			}
			catch (IllegalArgumentException ex) {
				// The machine has been told to leave signals alone (-Xrs), or has no
				// such.
			}
		}
	}

}
