package dev.aludel.autogenerate.compare;

/**
 * An answer fits no question: it names nothing, or what cannot be answered so.
 */
public class AnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AnswerException(String message) {
		super(message);
	}

}
