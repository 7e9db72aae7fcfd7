package dev.aludel.autoconfigure;

import java.util.Set;

import dev.aludel.migrate.Aludel;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Makes whatever needs a database wait for the migrations, also for an engine or an
 * initializer of the user's own.
 */
final class AludelDatabaseInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	// Flyway's initializer has 1: an application that moves over runs its old migrations
	// first. Scripts come long after, so that data.sql finds the tables.
	private static final int ORDER = 2;

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return Set.of(Aludel.class, AludelInitializer.class);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
