package dev.aludel.autogenerate.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.aludel.autogenerate.command.broken.BrokenApplication;
import dev.aludel.autogenerate.command.handmade.HandmadeApplication;
import dev.aludel.autogenerate.command.hooked.HookedApplication;
import dev.aludel.autogenerate.command.market.MarketApplication;
import dev.aludel.autogenerate.command.shop.ShopApplication;
import dev.aludel.autogenerate.command.tracker.TrackerApplication;
import dev.aludel.command.Terminal;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.TestDatabase;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The project of a developer: a folder with sources, which commands run on and which is
 * compiled and started as a build tool would.
 *
 * @param folder the folder
 */
record DeskProject(Path folder) {

	static DeskProject in(Path folder) throws IOException {
		Files.createDirectories(folder.resolve("src"));
		Files.createDirectories(folder.resolve("classes"));
		return new DeskProject(folder);
	}

	Path sources() {
		return this.folder.resolve("src");
	}

	Path classes() {
		return this.folder.resolve("classes");
	}

	Path migration(String className) {
		return this.sources().resolve("db/migration").resolve(className + ".java");
	}

	Outcome run(String command, TestDatabase database, String... options) {
		return run(command, ShopApplication.class, database.url(), database.user(), options);
	}

	/** Runs a command that writes or opens sources. */
	Outcome runInSources(String command, TestDatabase database, String... options) {
		return run(command, database, withSources(options));
	}

	/** Runs a command that writes or opens sources, where no database answers. */
	Outcome runWithoutDatabase(String command, String... options) {
		return run(command, ShopApplication.class, "jdbc:postgresql://localhost:1/nowhere", "nobody",
				withSources(options));
	}

	private String[] withSources(String... options) {
		List<String> all = new ArrayList<>(
				List.of("--source-directory", sources().toString(), "--relative-to", this.folder.toString()));
		all.addAll(List.of(options));
		return all.toArray(String[]::new);
	}

	/** Runs a command that writes sources, with a person who types. */
	Outcome runAttended(String command, TestDatabase database, String typed, String... options) {
		return run(command, ShopApplication.class, database.url(), database.user(),
				(out, err) -> new Terminal(new BufferedReader(new StringReader(typed)), out, err, true, false, 80),
				withSources(options));
	}

	Outcome run(String command, Class<?> application, String url, String user, String... options) {
		return run(command, application, url, user, Terminal::unattended, options);
	}

	private Outcome run(String command, Class<?> application, String url, String user,
			BiFunction<PrintWriter, PrintWriter, Terminal> terminal, String... options) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		List<String> arguments = new ArrayList<>(List.of(command, "--main-class", application.getName(), "--argument",
				"--spring.datasource.url=" + url, "--argument", "--spring.datasource.username=" + user));
		arguments.addAll(List.of(options));
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = loader()) {
			thread.setContextClassLoader(loader);
			int status = DeskCommand.run(terminal.apply(new PrintWriter(out, true), new PrintWriter(err, true)),
					arguments.toArray(String[]::new));
			return new Outcome(status, out.toString(), err.toString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private URLClassLoader loader() throws IOException {
		return new ProjectClassLoader(classes());
	}

	/** Writes a migration that does nothing. */
	void write(String className, String revision) throws IOException {
		write(className, revision, "");
	}

	/** Writes a migration with the given statements in its upgrade. */
	void write(String className, String revision, String upgrade) throws IOException {
		Path file = migration(className);
		Files.createDirectories(file.getParent());
		Files.writeString(file, """
				package db.migration;
				import dev.aludel.*;
				import static dev.aludel.Definitions.*;
				%s
				public class %s implements Migration {
					public void upgrade(Operations op) { %s }
					public void downgrade(Operations op) { }
				}
				""".formatted(revision, className, upgrade));
	}

	List<Path> migrations() {
		Path migrations = sources().resolve("db/migration");
		if (!Files.exists(migrations)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(migrations)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			assertThat(compiler
				.getTask(null, files, null, List.of("-d", classes().toString(), "-proc:none"), null,
						files.getJavaFileObjectsFromPaths(migrations()))
				.call()).isTrue();
		}
	}

	/** Starts the application, which upgrades its database, and stops it. */
	void start(TestDatabase database, String... arguments) throws IOException {
		start(ShopApplication.class, database, arguments);
	}

	void start(Class<?> application, TestDatabase database, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user(), "--spring.main.web-application-type=none"));
		all.addAll(List.of(arguments));
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = loader()) {
			thread.setContextClassLoader(loader);
			SpringApplication.run(loader.loadClass(application.getName()), all.toArray(String[]::new)).close();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** Does something where the classes of the project are found. */
	void withClassLoader(Runnable work) throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = loader()) {
			thread.setContextClassLoader(loader);
			work.run();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** Does something with the engine of the project. */
	void withEngine(TestDatabase database, Consumer<Aludel> work) throws IOException {
		try (URLClassLoader loader = loader()) {
			work.accept(new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), loader),
					AludelSettings.defaults(), List.of()));
		}
	}

	/** Upgrades as the start of the application would, to the only head. */
	void upgrade(TestDatabase database) throws IOException {
		upgrade(database, "head");
	}

	void upgrade(TestDatabase database, String target) throws IOException {
		compile();
		withEngine(database, (aludel) -> aludel.upgrade(target));
	}

	/**
	 * Has the applications of these tests and the migrations of the project in one place.
	 */
	static final class ProjectClassLoader extends URLClassLoader {

		ProjectClassLoader(Path classes) throws IOException {
			super(new URL[] { classes.toUri().toURL(),
					ShopApplication.class.getProtectionDomain().getCodeSource().getLocation() },
					ProjectClassLoader.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			boolean ours = name.startsWith(ShopApplication.class.getPackageName())
					|| name.startsWith(BrokenApplication.class.getPackageName())
					|| name.startsWith(HandmadeApplication.class.getPackageName())
					|| name.startsWith(HookedApplication.class.getPackageName())
					|| name.startsWith(MarketApplication.class.getPackageName())
					|| name.startsWith(TrackerApplication.class.getPackageName());
			if (!ours) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
		}

	}

	/** How a command ended. */
	record Outcome(int status, String out, String err) {

	}

}
