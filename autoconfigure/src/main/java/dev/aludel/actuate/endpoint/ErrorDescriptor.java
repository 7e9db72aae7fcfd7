package dev.aludel.actuate.endpoint;

/**
 * Description of a database that could not be read.
 */
public final class ErrorDescriptor implements EngineDescriptor {

	private final String error;

	ErrorDescriptor(String error) {
		this.error = error;
	}

	/**
	 * {@return what happened and what to do next}
	 */
	public String getError() {
		return this.error;
	}

}
