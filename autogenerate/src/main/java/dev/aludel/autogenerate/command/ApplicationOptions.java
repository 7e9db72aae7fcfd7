package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.autogenerate.launch.MainClassFinder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which application is meant, and how it is started. */
final class ApplicationOptions {

	@Option(names = "--main-class", paramLabel = "CLASS",
			description = "The class that starts the application; by default the only one with @SpringBootApplication.")
	private @Nullable String mainClass;

	@Option(names = "--classes", paramLabel = "DIRECTORY", defaultValue = "target/classes",
			description = "Where the application is compiled to (default: ${DEFAULT-VALUE}).")
	private Path classes = Path.of("target", "classes");

	@Option(names = "--argument", paramLabel = "ARGUMENT",
			description = "An argument for the application: --argument --spring.profiles.active=dev")
	private List<String> arguments = new ArrayList<>();

	DesignTimeApplication start() {
		String name = (this.mainClass != null) ? this.mainClass : new MainClassFinder().find(this.classes);
		return DesignTimeApplication.start(load(name), this.arguments);
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
