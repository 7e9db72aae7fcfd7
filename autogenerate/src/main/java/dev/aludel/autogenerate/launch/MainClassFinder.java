package dev.aludel.autogenerate.launch;

import java.nio.file.Path;

/**
 * Finds the class that starts the user's application.
 */
public final class MainClassFinder {

	/**
	 * Finds the only class annotated with {@code @SpringBootApplication}, without loading
	 * any class.
	 * @param classesDirectory the directory of compiled classes, such as
	 * {@code target/classes}
	 * @return the name of the class
	 */
	public String find(Path classesDirectory) {
		throw new UnsupportedOperationException();
	}

}
