package dev.aludel.autogenerate.launch;

/**
 * The class that should start the application has no {@code main} method.
 */
public final class NoMainMethodException extends DesignTimeException {

	private final Class<?> mainClass;

	NoMainMethodException(Class<?> mainClass) {
		super(mainClass.getName() + " has no method public static void main(String[] args).",
				"Name the class whose main method calls SpringApplication.run: -DmainClass=…", null);
		this.mainClass = mainClass;
	}

	/**
	 * The class without the method.
	 * @return the class
	 */
	public Class<?> mainClass() {
		return this.mainClass;
	}

}
