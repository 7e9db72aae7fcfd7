package dev.aludel.migrate;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.aludel.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClasspathMigrationSourceTests {

	private final Path directory;

	ClasspathMigrationSourceTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void findsClassesInAPackageAndBelowInTheOrderOfTheirNames() {
		MigrationProject project = MigrationProject.of(this.directory, revision("2").inPackage("db.migration.v2"),
				revision("3"), revision("1"), revision("10").message(""), revision("4").inPackage("db.other"));
		assertThat(names(project.classLoader(), "db.migration")).containsExactly("db.migration.R10",
				"db.migration.R1_Step1", "db.migration.R3_Step3", "db.migration.v2.R2_Step2");
	}

	@Test
	void findsAClassOnceWhenPackagesOverlap() {
		MigrationProject project = MigrationProject.of(this.directory, revision("1").inPackage("db.migration.v2"));
		assertThat(names(project.classLoader(), "db.migration", "db.migration.v2"))
			.containsExactly("db.migration.v2.R1_Step1");
	}

	@Test
	void passesOverNestedClassesAndOtherNames() {
		MigrationProject project = MigrationProject.of(this.directory,
				revision("1").with("static class R2_Nested { }"));
		MigrationProject helper = MigrationProject.of(this.directory, "db.migration.Texts",
				"package db.migration; public class Texts { }");
		assertThat(names(project.classLoader(), "db.migration")).containsExactly("db.migration.R1_Step1");
		assertThat(names(helper.classLoader(), "db.migration")).isEmpty();
	}

	@Test
	void passesOverFilesThatAreNoClasses() throws Exception {
		Path folder = this.directory.resolve("strays").resolve("db").resolve("migration");
		Files.createDirectories(folder);
		for (String name : List.of(".R1_Step1.class", "old.R2_Step2.class", "R3.1_Step3.class", "R4_Step4.class.bak")) {
			Files.createFile(folder.resolve(name));
		}
		URL strays = this.directory.resolve("strays").toUri().toURL();
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { strays }, null)) {
			assertThat(names(classLoader, "db.migration")).isEmpty();
		}
	}

	@Test
	void readsTheListInsteadWhereTheClassPathCannotBeListed() throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, revision("2").inPackage("db.migration.v2"),
				revision("1"));
		MigrationIndex index = new MigrationIndex("db.migration");
		List<MigrationClass> found = new ClasspathMigrationSource(List.of("db.migration"), project.classLoader())
			.migrations();
		Path list = this.directory.resolve("image").resolve(index.location());
		Files.createDirectories(list.getParent());
		Files.writeString(list, index.content(found));
		URL image = this.directory.resolve("image").toUri().toURL();
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { image }, null)) {
			assertThat(new ClasspathMigrationSource(List.of(" db.migration "), classLoader, true).migrations())
				.isEqualTo(found)
				.hasSize(2);
			ClasspathMigrationSource other = new ClasspathMigrationSource(List.of("db.other"), classLoader, true);
			assertThatExceptionOfType(UnlistedPackageException.class).isThrownBy(other::migrations).withMessage("""
					This native image has no list of the migrations in db.other: \
					that package was not among those of the application when the image was built.
					Nothing was run.
					Build the image with aludel.packages=db.other, or set aludel.packages to what it was.""");
		}
	}

	@Test
	void findsClassesInAJar() throws Exception {
		Path jar = MigrationProject.of(this.directory, revision("1"))
			.jar(this.directory.resolve("some migrations #1.jar"), "");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			assertThat(names(classLoader, "db.migration")).containsExactly("db.migration.R1_Step1");
		}
	}

	@Test
	void findsClassesInAnExecutableJarOfSpringBoot() throws Exception {
		Handlers.register();
		Path library = MigrationProject.of(this.directory, revision("2"))
			.jar(this.directory.resolve("library.jar"), "");
		Path application = MigrationProject.of(this.directory, revision("1"))
			.executableJar(this.directory.resolve("application.jar"), library);
		URL classes = JarUrl.create(application.toFile(), "BOOT-INF/classes/");
		URL nested = JarUrl.create(application.toFile(), "BOOT-INF/lib/library.jar");
		try (LaunchedClassLoader classLoader = new LaunchedClassLoader(false, new URL[] { classes, nested },
				getClass().getClassLoader())) {
			assertThat(names(classLoader, "db.migration")).containsExactly("db.migration.R1_Step1",
					"db.migration.R2_Step2");
			MigrationSource source = new ClasspathMigrationSource(List.of("db.migration"), classLoader);
			assertThat(source.load(source.migrations().get(1))).hasAnnotation(Revision.class);
		}
	}

	@Test
	void findsClassesOfSeveralJarsAndDirectories() throws Exception {
		MigrationProject first = MigrationProject.of(this.directory, revision("1"));
		Path jar = MigrationProject.of(this.directory, revision("2")).jar(this.directory.resolve("second.jar"), "");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, first.classLoader())) {
			assertThat(names(classLoader, "db.migration")).containsExactly("db.migration.R1_Step1",
					"db.migration.R2_Step2");
		}
	}

	@Test
	void findsClassesOutsideAscii() {
		MigrationProject project = MigrationProject.of(this.directory, revision("1").message("prüfe größen"));
		assertThat(names(project.classLoader(), "db.migration")).containsExactly("db.migration.R1_PrüfeGrößen");
	}

	@Test
	void findsNothingInAPackageThatDoesNotExist() {
		assertThat(names(MigrationProject.of(this.directory).classLoader(), "db.migration")).isEmpty();
	}

	@Test
	void loadsNoClassToListThem() {
		MigrationProject project = MigrationProject.of(this.directory, revision("1"));
		MigrationProject.RecordingClassLoader classLoader = project.classLoader();
		names(classLoader, "db.migration");
		assertThat(classLoader.loaded()).isEmpty();
	}

	@Test
	void refusesAPackageWithoutAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ClasspathMigrationSource(List.of(" "), null))
			.withMessage("A package of migrations needs a name, such as db.migration");
	}

	private static List<String> names(ClassLoader classLoader, String... packages) {
		return new ClasspathMigrationSource(List.of(packages), classLoader).migrations()
			.stream()
			.map(MigrationClass::name)
			.toList();
	}

}
