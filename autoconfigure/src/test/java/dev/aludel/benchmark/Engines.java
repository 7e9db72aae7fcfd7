package dev.aludel.benchmark;

import java.util.List;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes engines without an application. In a class of its own, so that a probe can do
 * without Aludel.
 */
final class Engines {

	private Engines() {
	}

	/**
	 * Makes one for the generated migrations.
	 * @param loader where they are, or {@code null} for the class path
	 */
	static Aludel of(DataSource dataSource, @Nullable ClassLoader loader) {
		return new Aludel(dataSource, new ClasspathMigrationSource(List.of("db.migration"), loader),
				AludelSettings.defaults(), List.of());
	}

}
