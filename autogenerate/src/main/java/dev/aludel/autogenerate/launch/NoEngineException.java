package dev.aludel.autogenerate.launch;

/**
 * The application does not have an engine that runs its migrations.
 */
public final class NoEngineException extends DesignTimeException {

	private static final long serialVersionUID = 1L;

	NoEngineException() {
		super("The application has no Aludel engine: aludel.enabled is false, or it has no data source.",
				"Enable it for this command: mvn aludel:revision -Darguments=--aludel.enabled=true", null);
	}

}
