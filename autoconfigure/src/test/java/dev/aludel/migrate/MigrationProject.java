package dev.aludel.migrate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrations of an application, written in a test and compiled into a directory of
 * their own.
 */
public final class MigrationProject {

	private final Path classes;

	private MigrationProject(Path classes) {
		this.classes = classes;
	}

	/** Compiles some revisions into a new directory below the given one. */
	public static MigrationProject of(Path directory, RevisionSource... revisions) {
		List<JavaFileObject> sources = new ArrayList<>();
		for (RevisionSource revision : revisions) {
			sources.add(source(revision.className(), revision.java()));
		}
		return compile(directory, sources);
	}

	/** Compiles one class, whatever it is, into a new directory below the given one. */
	static MigrationProject of(Path directory, String className, String java) {
		return compile(directory, List.of(source(className, java)));
	}

	private static MigrationProject compile(Path directory, List<JavaFileObject> sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			Path classes = Files.createTempDirectory(directory, "classes");
			List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath",
					System.getProperty("java.class.path"));
			assertThat(sources.isEmpty() || compiler.getTask(null, files, null, options, null, sources).call())
				.isTrue();
			return new MigrationProject(classes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JavaFileObject source(String className, String java) {
		return new SimpleJavaFileObject(URI.create("string:///" + className.replace('.', '/') + ".java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return java;
			}

		};
	}

	/** Packs the classes, with entries for their folders as build tools write them. */
	public Path jar(Path file, String prefix) {
		try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output)) {
			pack(jar, prefix);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Packs the classes and a library as Spring Boot does. */
	Path executableJar(Path file, Path library) {
		try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output)) {
			for (String folder : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
				jar.putNextEntry(new JarEntry(folder));
			}
			pack(jar, "BOOT-INF/classes/");
			byte[] content = Files.readAllBytes(library);
			JarEntry entry = new JarEntry("BOOT-INF/lib/" + library.getFileName());
			entry.setMethod(ZipEntry.STORED);
			entry.setSize(content.length);
			entry.setCrc(checksum(content));
			jar.putNextEntry(entry);
			jar.write(content);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void pack(JarOutputStream jar, String prefix) throws IOException {
		try (Stream<Path> paths = Files.walk(this.classes)) {
			for (Path path : paths.filter((candidate) -> !candidate.equals(this.classes)).sorted().toList()) {
				String name = prefix + this.classes.relativize(path).toString().replace('\\', '/');
				jar.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
				if (Files.isRegularFile(path)) {
					Files.copy(path, jar);
				}
			}
		}
	}

	private static long checksum(byte[] content) {
		CRC32 checksum = new CRC32();
		checksum.update(content);
		return checksum.getValue();
	}

	/** Cuts a file of the project in half, as a full disk would. */
	void truncate(String file) throws IOException {
		byte[] content = Files.readAllBytes(this.classes.resolve(file));
		Files.write(this.classes.resolve(file), Arrays.copyOf(content, content.length / 2));
	}

	public RecordingClassLoader classLoader() {
		return new RecordingClassLoader(this.classes);
	}

	public MigrationSource source() {
		return new ClasspathMigrationSource(List.of("db.migration"), classLoader());
	}

	public Aludel aludel(DataSource dataSource, MigrationListener... listeners) {
		return aludel(dataSource, AludelSettings.defaults(), listeners);
	}

	public Aludel aludel(DataSource dataSource, AludelSettings settings, MigrationListener... listeners) {
		return new Aludel(dataSource, source(), settings, List.of(listeners));
	}

	/** Remembers which classes were asked for. */
	public static final class RecordingClassLoader extends URLClassLoader {

		private final Set<String> loaded = new ConcurrentSkipListSet<>();

		RecordingClassLoader(Path location) {
			super(new URL[] { url(location) }, MigrationProject.class.getClassLoader());
		}

		private static URL url(Path path) {
			try {
				return path.toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			this.loaded.add(name);
			return super.findClass(name);
		}

		List<String> loaded() {
			return List.copyOf(this.loaded);
		}

	}

}
