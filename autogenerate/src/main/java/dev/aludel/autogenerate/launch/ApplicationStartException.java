package dev.aludel.autogenerate.launch;

import dev.aludel.migrate.UrlSecrets;

/**
 * The application failed to start in design-time mode.
 */
public final class ApplicationStartException extends DesignTimeException {

	private final Class<?> mainClass;

	ApplicationStartException(Class<?> mainClass, Throwable cause) {
		super(mainClass.getName() + " failed to start in design-time mode:\n  " + words(cause),
				"Correct that, or exclude from design time what cannot run there with "
						+ "@ConditionalOnProperty(name = \"" + DesignTimeSettings.DESIGN_TIME
						+ "\", havingValue = \"false\", matchIfMissing = true).",
				UrlSecrets.hide(cause));
		this.mainClass = mainClass;
	}

	private static String words(Throwable cause) {
		Throwable deepest = Causes.deepest(cause);
		String name = deepest.getClass().getName();
		String message = deepest.getMessage();
		return (message != null) ? name + ": " + UrlSecrets.hide(message) : name;
	}

	/**
	 * The class whose {@code main} was called.
	 * @return the class
	 */
	public Class<?> mainClass() {
		return this.mainClass;
	}

}
