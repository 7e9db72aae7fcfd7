package dev.aludel.migrate;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.aludel.Migration;
import dev.aludel.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * Turns class names into the graph of revisions, or says which class is not fit for it.
 */
final class MigrationLoader {

	private final MigrationSource source;

	MigrationLoader(MigrationSource source) {
		this.source = source;
	}

	LoadedMigrations load(List<MigrationClass> migrations) {
		return loadClasses(migrations).behind(List.of());
	}

	/** Loads them without asking whether they fit together. */
	LoadedClasses loadClasses(List<MigrationClass> migrations) {
		List<RevisionNode> nodes = new ArrayList<>();
		Map<String, Constructor<? extends Migration>> constructors = new LinkedHashMap<>();
		for (MigrationClass migration : migrations) {
			Constructor<? extends Migration> constructor = load(migration);
			Revision revision = revision(migration, constructor.getDeclaringClass());
			nodes.add(new RevisionNode(revision.id(), List.of(revision.revises()), List.of(revision.dependsOn()),
					List.of(revision.branchLabels()), revision.message(), migration.name(),
					List.of(revision.replaces())));
			constructors.put(revision.id(), constructor);
		}
		return new LoadedClasses(nodes, constructors);
	}

	/** Refuses a class that is no migration although its name says so. */
	void check(MigrationClass migration) {
		Constructor<? extends Migration> constructor = load(migration);
		revision(migration, constructor.getDeclaringClass());
		instantiate(constructor);
	}

	private Constructor<? extends Migration> load(MigrationClass migration) {
		try {
			Class<?> type = this.source.load(migration);
			if (!Migration.class.isAssignableFrom(type)) {
				throw new NotAMigrationException(migration);
			}
			return constructor(type.asSubclass(Migration.class));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new UnusableMigrationException(migration.name(),
					"Class " + migration.name() + " cannot be loaded: " + ex,
					"Compile it again, and put what it needs on the class path.", ex);
		}
	}

	private static Constructor<? extends Migration> constructor(Class<? extends Migration> type) {
		String name = type.getName();
		if (Modifier.isAbstract(type.getModifiers())) {
			throw new UnusableMigrationException(name, "Class " + name + " is named like a migration but is abstract.",
					"Make it a class that can be instantiated, or give it a name that does not begin with R.", null);
		}
		if (!Modifier.isPublic(type.getModifiers())) {
			throw new UnusableMigrationException(name, "Class " + name + " is not public.",
					"Write `public class " + type.getSimpleName() + "`.", null);
		}
		try {
			return type.getConstructor();
		}
		catch (NoSuchMethodException ex) {
			String wanted = wanted(type);
			throw new UnusableMigrationException(name,
					"Class " + name + " has no public constructor without arguments"
							+ (wanted.isEmpty() ? "." : "; the one that it has wants " + wanted + "."),
					wanted.isEmpty()
							? "Write `public " + type.getSimpleName()
									+ "() { }`, or no constructor at all; nothing is injected into a migration."
							: "Remove it: nothing is injected into a migration, for what uses the database waits for "
									+ "the migrations. Read with op.connection(), or do that work in an "
									+ "ApplicationRunner.",
					ex);
		}
	}

	/** What would have to be injected. */
	private static String wanted(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.flatMap((constructor) -> Arrays.stream(constructor.getParameterTypes()))
			.map(Class::getName)
			.distinct()
			.collect(Collectors.joining(", "));
	}

	private static Revision revision(MigrationClass migration, Class<?> type) {
		Revision revision = type.getAnnotation(Revision.class);
		if (revision == null) {
			throw new MissingRevisionException(migration);
		}
		if (!migration.isNamedFor(revision.id())) {
			throw new RevisionNameMismatchException(migration, revision.id());
		}
		return revision;
	}

	static Migration instantiate(Constructor<? extends Migration> constructor) {
		String name = constructor.getDeclaringClass().getName();
		try {
			return constructor.newInstance();
		}
		catch (InvocationTargetException ex) {
			throw unusable(name, "The constructor of " + name + " failed: " + ex.getTargetException(), ex);
		}
		catch (ExceptionInInitializerError ex) {
			throw unusable(name, "The static initializer of " + name + " failed: " + ex.getCause(), ex);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			throw unusable(name, "Class " + name + " cannot be instantiated: " + ex, ex);
		}
	}

	private static UnusableMigrationException unusable(String name, String what, Throwable cause) {
		return new UnusableMigrationException(name, what,
				"Correct it; what a migration does belongs into upgrade and downgrade.", cause);
	}

	/**
	 * Some migrations.
	 *
	 * @param nodes what they say of themselves
	 * @param constructors how to make them, by revision id
	 */
	record LoadedClasses(List<RevisionNode> nodes, Map<String, Constructor<? extends Migration>> constructors) {

		/** The same with others, which will not be run. */
		LoadedMigrations behind(List<RevisionNode> others) {
			List<RevisionNode> all = new ArrayList<>(others);
			all.addAll(this.nodes);
			return new LoadedMigrations(RevisionGraph.of(all), this.constructors);
		}

	}

}
