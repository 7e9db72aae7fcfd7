package dev.aludel.autogenerate.launch;

/**
 * The {@code main} method ran to its end without running a {@code SpringApplication} on
 * the thread that called it.
 */
public final class NotASpringApplicationException extends DesignTimeException {

	private final Class<?> mainClass;

	NotASpringApplicationException(Class<?> mainClass) {
		super("main of " + mainClass.getName() + " does not run a SpringApplication, or does so on another thread.",
				"Name the class whose main method calls SpringApplication.run: -DmainClass=…", null);
		this.mainClass = mainClass;
	}

	/**
	 * The class whose {@code main} was called.
	 * @return the class
	 */
	public Class<?> mainClass() {
		return this.mainClass;
	}

}
