package dev.aludel.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NativeDetector;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;

/**
 * Finds migrations on the class path, in packages and everything below them: in
 * directories, in jars and in jars within jars as Spring Boot packs them. In a native
 * image it reads the {@linkplain MigrationIndex lists} that were made for it.
 */
public final class ClasspathMigrationSource implements MigrationSource {

	/**
	 * The package that migrations live in unless told otherwise.
	 */
	public static final String DEFAULT_PACKAGE = "db.migration";

	private static final Log logger = LogFactory.getLog(ClasspathMigrationSource.class);

	private final List<String> packages;

	private final @Nullable ClassLoader classLoader;

	private final boolean listed;

	/**
	 * Creates a source.
	 * @param packages the packages: {@code db.migration}
	 * @param classLoader the class loader that has them, or {@code null} for the default
	 * one of the thread
	 */
	public ClasspathMigrationSource(List<String> packages, @Nullable ClassLoader classLoader) {
		this(packages, classLoader, NativeDetector.inNativeImage());
	}

	ClasspathMigrationSource(List<String> packages, @Nullable ClassLoader classLoader, boolean listed) {
		for (String name : packages) {
			if (name.isBlank()) {
				throw new IllegalArgumentException("A package of migrations needs a name, such as " + DEFAULT_PACKAGE);
			}
		}
		this.packages = List.copyOf(packages);
		this.classLoader = classLoader;
		this.listed = listed;
	}

	@Override
	public List<MigrationClass> migrations() {
		List<String> found = new ArrayList<>();
		for (String name : this.packages) {
			try {
				find(name.strip(), found);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The class path could not be searched for migrations in " + name, ex);
			}
		}
		if (found.isEmpty()) {
			logger.info(LogMessage.format("No class named R<id>_<Message> in %s", String.join(", ", this.packages)));
		}
		return inOrder(found);
	}

	private void find(String packageName, List<String> found) throws IOException {
		if (this.listed) {
			new MigrationIndex(packageName).read(classLoader()).forEach((migration) -> found.add(migration.name()));
		}
		else {
			String folder = packageName.replace('.', '/') + "/";
			for (String className : new ClassFiles(classLoader(), folder).classNames()) {
				if (isNamedSo(className)) {
					found.add(className);
				}
			}
		}
	}

	private static boolean isNamedSo(String className) {
		int begin = className.lastIndexOf('.') + 1;
		boolean hasId = className.startsWith(MigrationClass.PREFIX, begin)
				&& className.length() > begin + MigrationClass.PREFIX.length();
		// A nested class is part of its migration.
		return hasId && className.indexOf('$', begin) < 0;
	}

	/** Each once: a package may be named twice, or be part of another. */
	private static List<MigrationClass> inOrder(List<String> names) {
		Collections.sort(names);
		List<MigrationClass> migrations = new ArrayList<>(names.size());
		String last = "";
		for (String name : names) {
			if (!name.equals(last)) {
				migrations.add(new MigrationClass(name));
			}
			last = name;
		}
		return Collections.unmodifiableList(migrations);
	}

	@Override
	public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
		return Class.forName(migration.name(), false, classLoader());
	}

	@Override
	public List<String> packages() {
		return this.packages;
	}

	private ClassLoader classLoader() {
		if (this.classLoader != null) {
			return this.classLoader;
		}
		ClassLoader ofThread = ClassUtils.getDefaultClassLoader();
		return (ofThread != null) ? ofThread : ClassLoader.getSystemClassLoader();
	}

}
