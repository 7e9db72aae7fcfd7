package dev.aludel.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The migrations of a package, listed in a file when a native image is built: from within
 * one the class path cannot be listed.
 *
 * @param packageName the package: {@code db.migration}
 */
public record MigrationIndex(String packageName) {

	private static final String FOLDER = "META-INF/aludel/";

	private static final String SUFFIX = ".migrations";

	/**
	 * Returns where the list is.
	 * @return the path from the root of the class path
	 */
	public String location() {
		return FOLDER + this.packageName + SUFFIX;
	}

	/**
	 * Returns what the list says.
	 * @param migrations the migrations of the package and everything below it
	 * @return a line for each
	 */
	public String content(Collection<MigrationClass> migrations) {
		return migrations.stream().map((migration) -> migration.name() + "\n").collect(Collectors.joining());
	}

	List<MigrationClass> read(ClassLoader classLoader) throws IOException {
		try (InputStream list = classLoader.getResourceAsStream(location())) {
			if (list == null) {
				throw new UnlistedPackageException(this.packageName);
			}
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().map(MigrationClass::new).toList();
		}
	}

}
