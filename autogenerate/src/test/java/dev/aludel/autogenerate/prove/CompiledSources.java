package dev.aludel.autogenerate.prove;

import java.util.List;

import javax.tools.ToolProvider;

import dev.aludel.autogenerate.draft.JavaSource;

/** Sources, compiled as those of drafts are. */
public final class CompiledSources {

	private CompiledSources() {
	}

	/**
	 * Compiles sources in memory.
	 * @param sources the sources
	 * @return a class loader that has their classes
	 */
	public static ClassLoader compile(List<JavaSource> sources) {
		return new SourceCompiler(ToolProvider.getSystemJavaCompiler(), System.getProperty("java.class.path"))
			.compile(sources, CompiledSources.class.getClassLoader());
	}

}
