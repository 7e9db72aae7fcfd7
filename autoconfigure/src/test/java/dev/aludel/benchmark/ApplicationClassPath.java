package dev.aludel.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.aludel.migrate.Aludel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The class path of an application that has {@code spring-boot-starter-jdbc} and one tool
 * for migrations, or none: what is there is configured.
 */
enum ApplicationClassPath {

	WITHOUT_TOOL(Set.of()),

	WITH_ALUDEL(Set.of("picocli")),

	WITH_FLYWAY(Set.of("flyway-core", "flyway-database-postgresql", "jackson-annotations", "jackson-core",
			"jackson-databind", "spring-boot-flyway")),

	WITH_LIQUIBASE(Set.of("commons-collections4", "commons-io", "commons-lang3", "commons-text", "jaxb-api",
			"liquibase-core", "opencsv", "spring-boot-liquibase"));

	private static final Set<String> STARTER = Set.of("HikariCP", "checker-qual", "commons-logging",
			"jakarta.annotation-api", "jspecify", "jul-to-slf4j", "log4j-api", "log4j-to-slf4j", "logback-classic",
			"logback-core", "micrometer-commons", "micrometer-observation", "postgresql", "slf4j-api", "snakeyaml",
			"spring-aop", "spring-beans", "spring-boot", "spring-boot-autoconfigure", "spring-boot-jdbc",
			"spring-boot-persistence", "spring-boot-sql", "spring-boot-transaction", "spring-context", "spring-core",
			"spring-expression", "spring-jdbc", "spring-tx");

	private final Set<String> tool;

	ApplicationClassPath(Set<String> tool) {
		this.tool = tool;
	}

	/** With nothing besides. */
	String of(GeneratedMigrations migrations) throws IOException, URISyntaxException {
		List<String> entries = application(migrations, alone(migrations));
		entries.addAll(jarsOf(STARTER));
		entries.addAll(jarsOf(this.tool));
		return with(entries, entries.size(), migrations);
	}

	/**
	 * With all libraries that the tests have, and their properties: those of an
	 * application with JPA, a web server and the actuator among them. Aludel is where
	 * Flyway is.
	 */
	String amongOthers(GeneratedMigrations migrations) throws IOException, URISyntaxException {
		List<String> entries = application(migrations, root(StartupProbe.class));
		List<String> libraries = libraries();
		entries.addAll(libraries);
		return with(entries, entries.size() - libraries.size() + placeOfOthers(libraries), migrations);
	}

	// What is behind others is found later.
	private static int placeOfOthers(List<String> libraries) {
		List<String> artifacts = libraries.stream().map((entry) -> artifact(Path.of(entry))).toList();
		return artifacts.indexOf("flyway-core");
	}

	/** What belongs to the application comes first. */
	private static List<String> application(GeneratedMigrations migrations, Path probes) {
		return new ArrayList<>(List.of(migrations.root().toString(), probes.toString()));
	}

	// In a jar, as everybody else has it: each class that is not in a directory of the
	// class path is looked for in the file system all the same.
	private String with(List<String> entries, int place, GeneratedMigrations migrations)
			throws IOException, URISyntaxException {
		if (this == WITH_ALUDEL) {
			entries.add(place, jar(root(Aludel.class), migrations.root().resolve("aludel.jar")).toString());
		}
		return String.join(File.pathSeparator, entries);
	}

	private static Path jar(Path root, Path jar) throws IOException {
		if (Files.notExists(jar)) {
			try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar));
					Stream<Path> files = Files.walk(root)) {
				for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
					output
						.putNextEntry(new ZipEntry(root.relativize(file).toString().replace(File.separatorChar, '/')));
					Files.copy(file, output);
				}
			}
		}
		return jar;
	}

	private static List<String> jarsOf(Set<String> artifacts) {
		Map<String, String> jars = new TreeMap<>();
		for (String entry : libraries()) {
			String artifact = artifact(Path.of(entry));
			if (artifacts.contains(artifact)) {
				jars.putIfAbsent(artifact, entry);
			}
		}
		assertThat(jars.keySet()).isEqualTo(artifacts);
		return List.copyOf(jars.values());
	}

	private static List<String> libraries() {
		return Stream.of(GeneratedMigrations.classPath().split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.toList();
	}

	/** The probes without the properties of the tests. */
	private static Path alone(GeneratedMigrations migrations) throws IOException, URISyntaxException {
		Path root = migrations.root().resolve("probes");
		String folder = StartupProbe.class.getPackageName().replace('.', '/');
		if (Files.notExists(root)) {
			Files.createDirectories(root.resolve(folder));
			try (Stream<Path> files = Files.list(root(StartupProbe.class).resolve(folder))) {
				for (Path file : files.toList()) {
					Files.copy(file, root.resolve(folder).resolve(file.getFileName()));
				}
			}
		}
		return root;
	}

	private static Path root(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	private static String artifact(Path entry) {
		return Stream.of(entry.getFileName().toString().split("-"))
			.takeWhile((part) -> !Character.isDigit(part.charAt(0)))
			.reduce((name, part) -> name + "-" + part)
			.orElse("");
	}

}
