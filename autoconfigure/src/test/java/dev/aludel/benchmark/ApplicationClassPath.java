package dev.aludel.benchmark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The class path of an application that has {@code spring-boot-starter-jdbc} and one tool
 * for migrations, or none: that of the tests has them all, and JPA, a web server and what
 * tests need besides, much of which takes part in each start.
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

	/** With nothing besides. What belongs to the application comes first. */
	String of(GeneratedMigrations migrations) throws URISyntaxException {
		Set<String> artifacts = new TreeSet<>(STARTER);
		artifacts.addAll(this.tool);
		List<String> entries = application(migrations);
		Set<String> found = new TreeSet<>();
		for (String entry : libraries()) {
			String artifact = artifact(Path.of(entry));
			if (artifacts.contains(artifact) && found.add(artifact)) {
				entries.add(entry);
			}
		}
		assertThat(found).isEqualTo(artifacts);
		return String.join(File.pathSeparator, entries);
	}

	/**
	 * With all libraries that the tests have, those of a large application among them:
	 * some load in the background what others take as well.
	 */
	String amongOthers(GeneratedMigrations migrations) throws URISyntaxException {
		List<String> entries = application(migrations);
		entries.addAll(libraries());
		return String.join(File.pathSeparator, entries);
	}

	private List<String> application(GeneratedMigrations migrations) throws URISyntaxException {
		List<String> entries = new ArrayList<>(List.of(migrations.root().toString(), root(StartupProbe.class)));
		if (this == WITH_ALUDEL) {
			entries.add(root(Aludel.class));
		}
		return entries;
	}

	private static List<String> libraries() {
		return Stream.of(GeneratedMigrations.classPath().split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.toList();
	}

	private static String root(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
	}

	private static String artifact(Path entry) {
		return Stream.of(entry.getFileName().toString().split("-"))
			.takeWhile((part) -> !Character.isDigit(part.charAt(0)))
			.reduce((name, part) -> name + "-" + part)
			.orElse("");
	}

}
