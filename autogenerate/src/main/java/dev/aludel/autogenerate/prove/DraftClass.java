package dev.aludel.autogenerate.prove;

import java.util.List;

import javax.tools.ToolProvider;

import dev.aludel.Migration;
import dev.aludel.autogenerate.draft.JavaSource;

/**
 * The class of a draft, compiled in memory: nothing is written.
 */
public final class DraftClass {

	private final SourceCompiler compiler;

	private final ClassLoader classLoader;

	/**
	 * Creates the classes of drafts.
	 * @param classLoader the class loader of the application
	 * @param classPath the class path of the application, as {@code java -cp} takes it
	 */
	public DraftClass(ClassLoader classLoader, String classPath) {
		this.compiler = new SourceCompiler(ToolProvider.getSystemJavaCompiler(), classPath);
		this.classLoader = classLoader;
	}

	/**
	 * Compiles a draft.
	 * @param draft the draft
	 * @return the migration
	 * @throws IllegalStateException when it is not Java, is no migration, or when this
	 * Java runtime has no compiler; the message says so
	 */
	public Migration compile(JavaSource draft) {
		try {
			Class<?> type = this.compiler.compile(List.of(draft), this.classLoader).loadClass(draft.qualifiedName());
			return type.asSubclass(Migration.class).getConstructor().newInstance();
		}
		catch (SourceCompiler.NoCompilerException ex) {
			throw new IllegalStateException(
					"the Java runtime in %s has no compiler, a JDK has one".formatted(System.getProperty("java.home")),
					ex);
		}
		catch (SourceCompiler.CompilationFailedException ex) {
			throw new IllegalStateException(String.join("\n", ex.errors()), ex);
		}
		catch (ReflectiveOperationException | ClassCastException | LinkageError ex) {
			throw new IllegalStateException(ex.toString(), ex);
		}
	}

}
