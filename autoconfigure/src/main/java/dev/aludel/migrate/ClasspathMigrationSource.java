package dev.aludel.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds migrations on the class path, in packages and everything below them: in
 * directories, in jars and in jars within jars as Spring Boot packs them.
 */
public final class ClasspathMigrationSource implements MigrationSource {

	/**
	 * The package that migrations live in unless told otherwise.
	 */
	public static final String DEFAULT_PACKAGE = "db.migration";

	private static final Log logger = LogFactory.getLog(ClasspathMigrationSource.class);

	private static final String SUFFIX = ".class";

	private final List<String> packages;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Creates a source.
	 * @param packages the packages: {@code db.migration}
	 * @param classLoader the class loader that has them, or {@code null} for the default
	 * one of the thread
	 */
	public ClasspathMigrationSource(List<String> packages, @Nullable ClassLoader classLoader) {
		for (String name : packages) {
			if (!StringUtils.hasText(name)) {
				throw new IllegalArgumentException("A package of migrations needs a name, such as " + DEFAULT_PACKAGE);
			}
		}
		this.packages = List.copyOf(packages);
		this.classLoader = classLoader;
	}

	@Override
	public List<MigrationClass> migrations() {
		var resolver = new PathMatchingResourcePatternResolver(this.classLoader);
		Set<MigrationClass> found = new TreeSet<>();
		for (String name : new LinkedHashSet<>(this.packages)) {
			found.addAll(migrations(resolver, name.strip().replace('.', '/')));
		}
		if (found.isEmpty()) {
			logger.info(LogMessage.format("No class named R<id>_<Message> in %s", String.join(", ", this.packages)));
		}
		return List.copyOf(found);
	}

	private static Set<MigrationClass> migrations(PathMatchingResourcePatternResolver resolver, String folder) {
		try {
			String pattern = "classpath*:" + folder + "/**/" + MigrationClass.PREFIX + "?*" + SUFFIX;
			Set<MigrationClass> found = new TreeSet<>();
			for (Resource resource : resolver.getResources(pattern)) {
				String className = className(resource, folder);
				// A nested class is part of its migration.
				if (className.indexOf('$') < 0) {
					found.add(new MigrationClass(className));
				}
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The class path could not be searched for migrations in " + folder, ex);
		}
	}

	private static String className(Resource resource, String folder) throws IOException {
		String location = StringUtils.uriDecode(resource.getURL().toString(), StandardCharsets.UTF_8);
		int start = location.lastIndexOf("/" + folder + "/") + 1;
		return location.substring(start, location.length() - SUFFIX.length()).replace('/', '.');
	}

	@Override
	public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
		ClassLoader loader = (this.classLoader != null) ? this.classLoader : ClassUtils.getDefaultClassLoader();
		return Class.forName(migration.name(), false, loader);
	}

}
