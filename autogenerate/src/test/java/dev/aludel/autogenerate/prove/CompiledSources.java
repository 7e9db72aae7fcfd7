package dev.aludel.autogenerate.prove;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.aludel.autogenerate.draft.JavaSource;

/** Sources, compiled as those of drafts are. */
public final class CompiledSources {

	private CompiledSources() {
	}

	/**
	 * Compiles sources in memory.
	 * @param sources the sources
	 * @param classPath what they import
	 * @return a class loader that has their classes
	 */
	public static ClassLoader compile(List<JavaSource> sources, String classPath) {
		return new SourceCompiler(ToolProvider.getSystemJavaCompiler(), classPath).compile(sources,
				CompiledSources.class.getClassLoader());
	}

	/**
	 * Finds the libraries of classes, as a compiler that opens no others takes a fraction
	 * of the time.
	 * @param types a class of each library
	 * @return the class path
	 */
	public static String classPath(Class<?>... types) {
		return Stream.of(types)
			.map(CompiledSources::library)
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String library(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
