package dev.aludel.migrate;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

class ClassTextsTests {

	private final Path directory;

	private final MigrationProject project;

	ClassTextsTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		Path classes = Files.createDirectory(directory.resolve("classes of #1, 100% mine"));
		this.project = project(classes);
	}

	private static MigrationProject project(Path classes) {
		return MigrationProject.of(classes, revision("1").up("op.execute(\"select 'a word'\");"), revision("2"));
	}

	@Test
	void areReadFromADirectory() throws Exception {
		assertFound(this.project.classes().toUri().toURL());
	}

	@Test
	@SuppressWarnings("deprecation") // What a class loader of others may give.
	void areReadFromADirectoryWithABlankInItsUrl() throws Exception {
		Path blank = Files.createDirectory(this.directory.resolve("with a blank"));
		assertFound(project(blank).classes().toFile().toURL());
	}

	@Test
	void areReadFromAJar() throws Exception {
		assertFound(this.project.jar(this.directory.resolve("a jar.jar"), "").toUri().toURL());
	}

	@Test
	void areNotLookedForWhereTheClassFileIsGone() throws Exception {
		try (URLClassLoader loader = loader(this.project.classes().toUri().toURL())) {
			Class<?> type = loader.loadClass("db.migration.R2_Step2");
			Files.delete(this.project.classes().resolve("db/migration/R2_Step2.class"));
			assertThat(new ClassTexts().mention(type, "a word")).isTrue();
		}
	}

	private static void assertFound(URL root) throws Exception {
		try (URLClassLoader loader = loader(root)) {
			ClassTexts texts = new ClassTexts();
			Class<?> first = loader.loadClass("db.migration.R1_Step1");
			Class<?> second = loader.loadClass("db.migration.R2_Step2");
			assertThat(texts.mention(first, "another word", "a word")).isTrue();
			assertThat(texts.mention(second, "another word", "a word")).isFalse();
			assertThat(texts.mention(second, "upgrade")).isTrue();
		}
	}

	private static URLClassLoader loader(URL root) throws MalformedURLException {
		return new URLClassLoader(new URL[] { root }, ClassTextsTests.class.getClassLoader());
	}

}
