package dev.aludel.autogenerate.prove;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

import dev.aludel.autogenerate.draft.JavaSource;
import org.jspecify.annotations.Nullable;

/** Compiles sources in memory: nothing is read from or written to the source tree. */
final class SourceCompiler {

	private static final int MOST_DIAGNOSTICS = 10;

	private final @Nullable JavaCompiler compiler;

	private final String classPath;

	/**
	 * Creates a compiler.
	 * @param compiler the compiler of this Java runtime, or {@code null} when it has none
	 * @param classPath the class path to compile against
	 */
	SourceCompiler(@Nullable JavaCompiler compiler, String classPath) {
		this.compiler = compiler;
		this.classPath = classPath;
	}

	/**
	 * Compiles sources that may use one another.
	 * @param sources the sources
	 * @param parent the class loader of what they import
	 * @return a class loader that has their classes
	 * @throws NoCompilerException when this Java runtime has no compiler
	 * @throws CompilationFailedException when the sources are not Java
	 */
	ClassLoader compile(List<JavaSource> sources, ClassLoader parent) {
		if (this.compiler == null) {
			throw new NoCompilerException();
		}
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		try (ClassFiles files = new ClassFiles(
				this.compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8))) {
			List<String> options = List.of("-classpath", this.classPath, "-proc:none", "-implicit:none", "-nowarn");
			boolean compiled = this.compiler
				.getTask(null, files, diagnostics, options, null, sources.stream().map(SourceFile::new).toList())
				.call();
			if (!compiled) {
				throw new CompilationFailedException(describe(diagnostics.getDiagnostics()));
			}
			return new CompiledClasses(files.byteCode(), parent);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> describe(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
		return diagnostics.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.limit(MOST_DIAGNOSTICS)
			.map(SourceCompiler::describe)
			.toList();
	}

	private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
		String message = diagnostic.getMessage(Locale.ENGLISH)
			.lines()
			.map(String::strip)
			.collect(Collectors.joining(" "));
		JavaFileObject source = diagnostic.getSource();
		return (source != null) ? source.getName() + ":" + diagnostic.getLineNumber() + ": " + message : message;
	}

	/** This Java runtime has no compiler. */
	static final class NoCompilerException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/** Sources are not Java. */
	static final class CompilationFailedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final List<String> errors;

		CompilationFailedException(List<String> errors) {
			super(String.join("\n", errors));
			this.errors = List.copyOf(errors);
		}

		List<String> errors() {
			return this.errors;
		}

	}

	/** A source that lives in memory. */
	private static final class SourceFile extends SimpleJavaFileObject {

		private final JavaSource source;

		SourceFile(JavaSource source) {
			super(URI.create("memory:///" + source.qualifiedName().replace('.', '/') + Kind.SOURCE.extension),
					Kind.SOURCE);
			this.source = source;
		}

		@Override
		public String getName() {
			return this.source.className() + Kind.SOURCE.extension;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.source.text();
		}

	}

	/** Keeps what the compiler writes. */
	private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

		ClassFiles(JavaFileManager fileManager) {
			super(fileManager);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension),
					kind) {

				@Override
				public OutputStream openOutputStream() {
					return ClassFiles.this.files.computeIfAbsent(className, (name) -> new ByteArrayOutputStream());
				}

			};
		}

		Map<String, byte[]> byteCode() {
			Map<String, byte[]> byteCode = new LinkedHashMap<>();
			this.files.forEach((name, file) -> byteCode.put(name, file.toByteArray()));
			return byteCode;
		}

	}

	/** Has the compiled classes, in preference to any of the same name. */
	private static final class CompiledClasses extends ClassLoader {

		private final Map<String, byte[]> byteCode;

		CompiledClasses(Map<String, byte[]> byteCode, ClassLoader parent) {
			super(parent);
			this.byteCode = byteCode;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				byte[] bytes = this.byteCode.get(name);
				if (bytes == null) {
					return super.loadClass(name, resolve);
				}
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : defineClass(name, bytes, 0, bytes.length);
			}
		}

	}

}
