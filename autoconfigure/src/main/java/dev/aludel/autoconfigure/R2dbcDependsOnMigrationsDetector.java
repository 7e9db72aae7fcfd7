package dev.aludel.autoconfigure;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.ClassUtils;

/**
 * Has what queries over R2DBC wait for the migrations. Boot itself lets it wait for
 * nothing.
 */
final class R2dbcDependsOnMigrationsDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	private static final String DATABASE_CLIENT = "org.springframework.r2dbc.core.DatabaseClient";

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		return ClassUtils.isPresent(DATABASE_CLIENT, getClass().getClassLoader()) ? Set.of(DatabaseClient.class) : Set.of();
	}

}
