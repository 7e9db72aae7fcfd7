package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.autogenerate.launch.MainClassFinder;
import dev.aludel.autogenerate.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which application is meant, and how it is started. */
final class ApplicationOptions {

	private static final String MAIN_CLASS = "--main-class";

	private static final String CLASSES = "--classes";

	static final String ARGUMENT = "--argument";

	/** The options that say which application is meant. */
	static final List<String> NAMES = List.of(MAIN_CLASS, CLASSES, ARGUMENT);

	@Option(names = MAIN_CLASS, paramLabel = "CLASS",
			description = "The class that starts the application; by default the only one with @SpringBootApplication.")
	private @Nullable String mainClass;

	@Option(names = CLASSES, paramLabel = "DIRECTORY", defaultValue = "target/classes",
			description = "Where the application is compiled to (default: ${DEFAULT-VALUE}).")
	private Path classes = Path.of("target", "classes");

	@Option(names = ARGUMENT, paramLabel = "ARGUMENT",
			description = "An argument for the application: --argument --spring.profiles.active=dev")
	private List<String> arguments = new ArrayList<>();

	/** Sets what picocli has not parsed. */
	void set(String option, String value) {
		switch (option) {
			case MAIN_CLASS -> this.mainClass = value;
			case CLASSES -> this.classes = Path.of(value);
			default -> this.arguments.add(value);
		}
	}

	List<String> arguments() {
		return List.copyOf(this.arguments);
	}

	DesignTimeApplication start() {
		return DesignTimeApplication.start(mainClass(), this.arguments);
	}

	/** Over empty databases instead of its own. */
	DesignTimeApplication start(ScratchServer scratch) {
		return DesignTimeApplication.start(mainClass(), this.arguments, scratch);
	}

	/** Without its entities, so that no database need be there. */
	DesignTimeApplication startForRevisions() {
		return DesignTimeApplication.startForRevisions(mainClass(), this.arguments);
	}

	Class<?> mainClass() {
		return load((this.mainClass != null) ? this.mainClass : new MainClassFinder().find(this.classes));
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new DeskException("The class " + name + " is not on the class path of the application.\n"
					+ "Nothing was started. Compile the application, or name another --main-class.", ex);
		}
	}

}
