package dev.aludel.sample.task;

/**
 * How far a task is.
 */
public enum TaskStatus {

	/** Nobody works on it. */
	OPEN,

	/** Somebody works on it. */
	IN_PROGRESS,

	/** It is done. */
	DONE

}
