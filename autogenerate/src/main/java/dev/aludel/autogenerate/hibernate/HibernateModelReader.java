package dev.aludel.autogenerate.hibernate;

import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;

/**
 * Reads the relational model behind Hibernate's mapping.
 */
public final class HibernateModelReader {

	/**
	 * Reads everything the mapping asks for. Reading has effects on the mapping (it fills
	 * caches), so it is read once, on one thread, after the session factory was built.
	 * @param metadata the mapping
	 * @param sessionFactory the session factory built from it
	 * @return the model
	 */
	public HibernateModel read(Metadata metadata, SessionFactory sessionFactory) {
		throw new UnsupportedOperationException();
	}

}
