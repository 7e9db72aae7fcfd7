package dev.aludel.autogenerate.launch;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import org.springframework.core.env.Environment;

/**
 * The user's own application, started just far enough to know its entities and its
 * database: no web server, no runners, no schedulers, no migration, no DDL.
 */
public final class DesignTimeApplication implements AutoCloseable {

	private DesignTimeApplication() {
	}

	/**
	 * Starts the application by calling its {@code main} method.
	 * @param mainClass the class with the {@code main} method
	 * @param arguments its arguments
	 * @return the started application
	 */
	public static DesignTimeApplication start(Class<?> mainClass, List<String> arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the configuration of the application, {@code aludel.*} among it.
	 * @return the environment
	 */
	public Environment environment() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the database that migrations run against.
	 * @return the data source
	 */
	public DataSource dataSource() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the model of each persistence unit.
	 * @return the models by the name of their unit, sorted
	 */
	public Map<String, HibernateModel> models() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the model of the only persistence unit.
	 * @return the model
	 */
	public HibernateModel model() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Closes the application context.
	 */
	@Override
	public void close() {
	}

}
