package dev.aludel.autogenerate.launch;

import java.nio.file.Path;

/**
 * No compiled class is annotated with {@code @SpringBootApplication}.
 */
public final class MainClassNotFoundException extends DesignTimeException {

	private final Path classesDirectory;

	MainClassNotFoundException(Path classesDirectory) {
		super("No class in " + classesDirectory + " is annotated with @SpringBootApplication.",
				"Compile the application first, or name the class whose main method starts it: -DmainClass=…", null);
		this.classesDirectory = classesDirectory;
	}

	/**
	 * The directory that was searched.
	 * @return the directory
	 */
	public Path classesDirectory() {
		return this.classesDirectory;
	}

}
