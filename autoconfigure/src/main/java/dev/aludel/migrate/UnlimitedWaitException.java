package dev.aludel.migrate;

/**
 * Thrown when statements were to wait for locks as long as it takes although others wait
 * behind them.
 */
public final class UnlimitedWaitException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	UnlimitedWaitException(String setting) {
		super("""
				The setting %s is 0: a statement would wait for a lock for as long as it takes, and everybody who \
				needs the table would wait behind it.
				Nothing was run.
				Set it to what others can bear, 5s for instance; aludel.timeouts.retries says how often it is tried again."""
			.formatted(setting), null);
		this.setting = setting;
	}

	/**
	 * {@return the property, of an application with one database}
	 */
	public String setting() {
		return this.setting;
	}

}
