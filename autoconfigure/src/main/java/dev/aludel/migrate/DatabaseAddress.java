package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Which database is meant, as logs and errors name it: without user, password or options.
 *
 * @param name the name of the database
 * @param host the host, or {@code null} when the driver does not tell
 */
public record DatabaseAddress(String name, @Nullable String host) {

	/**
	 * Returns the address as a reader sees it: {@code tasks on db1}.
	 */
	@Override
	public String toString() {
		return (this.host != null) ? this.name + " on " + this.host : this.name;
	}

}
