package dev.aludel.autogenerate.prove;

import java.util.List;

import javax.sql.DataSource;

import dev.aludel.autogenerate.draft.JavaSource;

/**
 * Proves drafts on the database they are meant for, in one transaction that is rolled
 * back whatever happens.
 */
public final class DraftProof {

	private final DataSource dataSource;

	private final ClassLoader classLoader;

	private final String classPath;

	private final ProofSettings settings;

	/**
	 * Creates a proof.
	 * @param dataSource the database the drafts are meant for
	 * @param classLoader the class loader of the application
	 * @param classPath the class path of the application, as {@code java -cp} takes it
	 * @param settings how long it may disturb a running application
	 */
	public DraftProof(DataSource dataSource, ClassLoader classLoader, String classPath, ProofSettings settings) {
		this.dataSource = dataSource;
		this.classLoader = classLoader;
		this.classPath = classPath;
		this.settings = settings;
	}

	/**
	 * Proves drafts that follow one another.
	 * @param drafts the drafts, in the order in which they will be applied
	 * @param afterUpgrade says what is left to do once they are applied
	 * @param afterDowngrade says what is not as before once they are undone
	 * @return what was shown
	 */
	public ProofReport prove(List<JavaSource> drafts, SchemaCheck afterUpgrade, SchemaCheck afterDowngrade) {
		throw new UnsupportedOperationException();
	}

}
