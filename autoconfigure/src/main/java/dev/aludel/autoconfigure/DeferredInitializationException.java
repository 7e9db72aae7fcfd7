package dev.aludel.autoconfigure;

/**
 * Thrown when Hibernate is told to come before the scripts that initialise a database: it
 * would come before the migrations as well.
 */
final class DeferredInitializationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	static final String PROPERTY = "spring.jpa.defer-datasource-initialization";

	DeferredInitializationException() {
		super("""
				%s is true: Hibernate would start before the migrations have run.
				Nothing was run.
				Remove that property. data.sql runs after the migrations without it.""".formatted(PROPERTY));
	}

}
