package dev.aludel.autogenerate.launch;

import java.util.List;
import java.util.Map;

/**
 * The {@code main} method of the user's application, called as the JVM would call it.
 */
public final class ApplicationMain {

	private final MainMethod method;

	private ApplicationMain(MainMethod method) {
		this.method = method;
	}

	/**
	 * Looks for the method.
	 * @param mainClass the class that has it
	 * @return the method
	 * @throws DesignTimeException when there is none
	 */
	public static ApplicationMain of(Class<?> mainClass) {
		return new ApplicationMain(MainMethod.of(mainClass));
	}

	/**
	 * Calls the method, with Spring Boot's devtools off.
	 * @param arguments its arguments
	 * @throws IllegalStateException when it fails, with its failure as the cause
	 */
	public void run(List<String> arguments) {
		this.method.call(arguments, Map.of("spring.devtools.restart.enabled", "false")).ifPresent((failure) -> {
			throw new IllegalStateException("The main method failed: " + failure, failure);
		});
	}

}
