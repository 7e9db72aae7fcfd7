package dev.aludel.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * How the migrations reach the database when not as the application does. A bean of this
 * type, from a container for example, takes the place of {@code aludel.url} and what
 * stands beside it.
 */
public interface AludelConnectionDetails extends ConnectionDetails {

	/**
	 * Returns where the database is.
	 * @return the JDBC URL, or {@code null} for that of the data source
	 */
	@Nullable String getJdbcUrl();

	/**
	 * Returns the role that migrates.
	 * @return the role, or {@code null} for that of the data source
	 */
	@Nullable String getUsername();

	/**
	 * Returns the password of that role.
	 * @return the password, or {@code null} for none
	 */
	@Nullable String getPassword();

	/**
	 * Returns the JDBC driver.
	 * @return the name of its class, or {@code null} for that of the data source
	 */
	default @Nullable String getDriverClassName() {
		String url = getJdbcUrl();
		return (url != null) ? DatabaseDriver.fromJdbcUrl(url).getDriverClassName() : null;
	}

}
