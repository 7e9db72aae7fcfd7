package dev.aludel.autogenerate.compare;

/**
 * A rename that was asked for cannot be.
 */
public final class RenameException extends AnswerException {

	private static final long serialVersionUID = 1L;

	RenameException(String message) {
		super(message);
	}

}
