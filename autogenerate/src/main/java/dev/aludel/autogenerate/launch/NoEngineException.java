package dev.aludel.autogenerate.launch;

/**
 * The application does not have exactly one engine that runs its migrations.
 */
public final class NoEngineException extends DesignTimeException {

	private static final long serialVersionUID = 1L;

	NoEngineException() {
		super("The application has no Aludel engine: aludel.enabled is false, or it has no data source.",
				"Enable it for this command: mvn aludel:revision -Darguments=--aludel.enabled=true", null);
	}

	NoEngineException(int engines) {
		super("The application has " + engines + " Aludel engines and none of them is primary.",
				"Annotate the one that these entities belong to with @Primary.", null);
	}

}
