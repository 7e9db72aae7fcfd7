package dev.aludel.autogenerate.launch;

import dev.aludel.migrate.UrlSecrets;
import org.jspecify.annotations.Nullable;

/**
 * The application's database gave no connection.
 */
public final class DatabaseNotReachableException extends DesignTimeException {

	private final @Nullable String url;

	DatabaseNotReachableException(@Nullable String url, Exception cause) {
		super("The database" + ((url != null) ? " " + url : "") + " gave no connection:\n  "
				+ UrlSecrets.hide(String.valueOf(Causes.deepest(cause).getMessage())),
				"Start it, or point spring.datasource.url, username and password at one that runs.",
				UrlSecrets.hide(cause));
		this.url = url;
	}

	/**
	 * Where the database was looked for, without credentials and parameters.
	 * @return the JDBC URL, or {@code null} when the data source does not tell
	 */
	public @Nullable String url() {
		return this.url;
	}

}
