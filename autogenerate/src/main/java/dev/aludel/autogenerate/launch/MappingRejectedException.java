package dev.aludel.autogenerate.launch;

import org.hibernate.HibernateException;

/**
 * Hibernate does not accept the entities of the application.
 */
public final class MappingRejectedException extends DesignTimeException {

	MappingRejectedException(HibernateException cause) {
		super("Hibernate rejects the entities of the application:\n  " + cause.getMessage(),
				"Correct that mapping and run the command again.", cause);
	}

}
