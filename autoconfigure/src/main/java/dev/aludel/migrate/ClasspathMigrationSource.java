package dev.aludel.migrate;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Finds migrations on the class path, in packages and everything below them.
 */
public final class ClasspathMigrationSource implements MigrationSource {

	/**
	 * The package that migrations live in unless told otherwise.
	 */
	public static final String DEFAULT_PACKAGE = "db.migration";

	private final List<String> packages;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Creates a source.
	 * @param packages the packages: {@code db.migration}
	 * @param classLoader the class loader that has them, or {@code null} for the default
	 * one of the thread
	 */
	public ClasspathMigrationSource(List<String> packages, @Nullable ClassLoader classLoader) {
		this.packages = List.copyOf(packages);
		this.classLoader = classLoader;
	}

	@Override
	public List<MigrationClass> migrations() {
		return List.of();
	}

	@Override
	public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
		return Class.forName(migration.name(), false, Objects.requireNonNull(this.classLoader));
	}

	@Override
	public String toString() {
		return String.join(", ", this.packages);
	}

}
