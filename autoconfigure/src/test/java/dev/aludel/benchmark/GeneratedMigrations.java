package dev.aludel.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A root of a class path with the same migrations, a table each, for every tool that is
 * measured.
 *
 * @param root the root
 * @param count how many there are
 */
record GeneratedMigrations(Path root, int count) {

	static final String FLYWAY_SQL = "classpath:flyway/sql";

	static final String FLYWAY_JAVA = "classpath:flyway/java";

	static final String LIQUIBASE = "liquibase.sql";

	/** Writes and compiles them. */
	static GeneratedMigrations write(Path root, int count) throws IOException {
		List<Path> sources = new ArrayList<>();
		StringBuilder liquibase = new StringBuilder("--liquibase formatted sql\n");
		for (int number = 1; number <= count; number++) {
			sources.add(aludel(root, number));
			sources.add(flywayJava(root, number));
			write(root.resolve("flyway/sql/V%d__Step.sql".formatted(number)), table(number) + ";\n");
			liquibase.append("\n--changeset benchmark:%d\n%s;\n".formatted(number, table(number)));
		}
		write(root.resolve(LIQUIBASE), liquibase.toString());
		compile(root, sources);
		return new GeneratedMigrations(root, count);
	}

	/** The statement of a migration. */
	static String table(int number) {
		return "create table step_%d (id bigint primary key, title text not null, done boolean not null)"
			.formatted(number);
	}

	static String revision(int number) {
		return String.valueOf(20200101000000L + number);
	}

	private static Path aludel(Path root, int number) throws IOException {
		String revises = (number > 1) ? ", revises = \"" + revision(number - 1) + "\"" : "";
		return write(root.resolve("db/migration/R%s_Step%d.java".formatted(revision(number), number)), """
				package db.migration;
				@dev.aludel.Revision(id = "%s"%s, message = "step %d")
				public class R%1$s_Step%3$d implements dev.aludel.Migration {
					public void upgrade(dev.aludel.Operations op) { op.execute("%4$s"); }
					public void downgrade(dev.aludel.Operations op) { op.dropTable("step_%3$d"); }
				}
				""".formatted(revision(number), revises, number, table(number)));
	}

	private static Path flywayJava(Path root, int number) throws IOException {
		return write(root.resolve("flyway/java/V%d__Step.java".formatted(number)), """
				package flyway.java;
				public class V%d__Step extends org.flywaydb.core.api.migration.BaseJavaMigration {
					public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
						try (var statement = context.getConnection().createStatement()) {
							statement.execute("%s");
						}
					}
				}
				""".formatted(number, table(number)));
	}

	private static Path write(Path file, String content) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	private static void compile(Path root, List<Path> sources) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			boolean compiled = compiler
				.getTask(null, files, null, List.of("-d", root.toString(), "-cp", classPath(), "-proc:none"), null,
						files.getJavaFileObjectsFromPaths(sources))
				.call();
			assertThat(compiled).isTrue();
		}
		for (Path source : sources) {
			Files.delete(source);
		}
	}

	/** The class path of a measurement: what belongs to the application comes first. */
	String onClassPath() {
		return this.root + File.pathSeparator + classPath();
	}

	static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

}
