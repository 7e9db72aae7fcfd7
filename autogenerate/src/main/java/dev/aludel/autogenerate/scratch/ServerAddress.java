package dev.aludel.autogenerate.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.migrate.UrlSecrets;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * How a database of a server is reached.
 *
 * @param url the JDBC URL
 * @param user the role, or {@code null} where the URL or the driver names it
 * @param password its password, or {@code null} for none
 */
record ServerAddress(String url, @Nullable String user, @Nullable String password) {

	private static final Pattern URL = Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(\\?.*)?",
			Pattern.DOTALL);

	/** Whether this is a URL of PostgreSQL that leads to a database. */
	boolean isValid() {
		return URL.matcher(this.url).matches() && Driver.parseURL(this.url, null) != null;
	}

	/** The address of another database on the same server. */
	ServerAddress database(String name) {
		Matcher matcher = URL.matcher(this.url);
		if (!matcher.matches()) {
			throw new IllegalStateException("No URL of PostgreSQL: " + this.url);
		}
		return new ServerAddress(matcher.group(1) + name + Objects.requireNonNullElse(matcher.group(3), ""), this.user,
				this.password);
	}

	/** The URL without what may be a secret. */
	String shown() {
		return UrlSecrets.shown(this.url);
	}

	/** Opens a connection; parameters in the URL win over the given ones. */
	@SuppressWarnings("NullAway") // The driver returns null for URLs that are not its
									// own.
	Connection connect(Properties parameters) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(parameters);
		if (this.user != null) {
			properties.setProperty("user", this.user);
		}
		if (this.password != null) {
			properties.setProperty("password", this.password);
		}
		return Objects.requireNonNull(new Driver().connect(this.url, properties));
	}

}
