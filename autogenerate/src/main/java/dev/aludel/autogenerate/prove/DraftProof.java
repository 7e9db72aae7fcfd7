package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import dev.aludel.Migration;
import dev.aludel.autogenerate.draft.JavaSource;
import org.jspecify.annotations.Nullable;

/**
 * Proves drafts on the database they are meant for, in one transaction that is rolled
 * back whatever happens: they are compiled, applied, compared, undone and compared again.
 *
 * <p>
 * Nothing can be committed: the connection refuses it, and so does the server. What the
 * drafts change stays locked until the proof has ended; {@link ProofSettings} limits how
 * long it waits for that and how long it takes.
 */
public final class DraftProof {

	private static final String NOT_TOUCHED = "The database was not touched.";

	private final DataSource dataSource;

	private final ClassLoader classLoader;

	private final ProofSettings settings;

	private final SourceCompiler compiler;

	/**
	 * Creates a proof.
	 * @param dataSource the database the drafts are meant for
	 * @param classLoader the class loader of the application
	 * @param classPath the class path of the application, as {@code java -cp} takes it
	 * @param settings how long it may disturb a running application
	 */
	public DraftProof(DataSource dataSource, ClassLoader classLoader, String classPath, ProofSettings settings) {
		this(dataSource, classLoader, classPath, settings, ToolProvider.getSystemJavaCompiler());
	}

	DraftProof(DataSource dataSource, ClassLoader classLoader, String classPath, ProofSettings settings,
			@Nullable JavaCompiler compiler) {
		this.dataSource = dataSource;
		this.classLoader = classLoader;
		this.settings = settings;
		this.compiler = new SourceCompiler(compiler, classPath);
	}

	/**
	 * Proves drafts that follow one another.
	 * @param drafts the drafts, in the order in which they will be applied
	 * @param afterUpgrade says what is left to do once they are applied
	 * @param afterDowngrade says what is not as before once they are undone
	 * @return what was shown; it tells of every failure, none is thrown
	 */
	public ProofReport prove(List<JavaSource> drafts, SchemaCheck afterUpgrade, SchemaCheck afterDowngrade) {
		List<Migration> migrations;
		try {
			migrations = compile(drafts);
		}
		catch (ProofStopped ex) {
			return ProofReport.failed(List.of(), ex.outcome());
		}
		List<ProofStep> steps = new ArrayList<>(List.of(new ProofStep.Compiled()));
		ProofTransaction transaction;
		try {
			transaction = ProofTransaction.begin(this.dataSource, this.settings);
		}
		catch (SQLException ex) {
			return ProofReport.failed(steps, cannotBegin(ex));
		}
		ProofRun run = new ProofRun(transaction, this.settings);
		ProofOutcome outcome;
		try (transaction) {
			outcome = run.prove(migrations, afterUpgrade, afterDowngrade);
		}
		steps.addAll(run.steps());
		return new ProofReport(steps, outcome, run.remarks(), run.shown());
	}

	private List<Migration> compile(List<JavaSource> drafts) {
		try {
			ClassLoader compiled = this.compiler.compile(drafts, this.classLoader);
			List<Migration> migrations = new ArrayList<>();
			for (JavaSource draft : drafts) {
				Class<?> type = compiled.loadClass(draft.qualifiedName());
				migrations.add(type.asSubclass(Migration.class).getConstructor().newInstance());
			}
			return migrations;
		}
		catch (SourceCompiler.NoCompilerException ex) {
			throw new ProofStopped(
					new ProofOutcome.Unproven("The Java runtime in %s has no compiler.\n%s\nRun this with a JDK."
						.formatted(System.getProperty("java.home"), NOT_TOUCHED)));
		}
		catch (SourceCompiler.CompilationFailedException ex) {
			throw new ProofStopped(
					new ProofOutcome.Disproven("The draft does not compile. " + NOT_TOUCHED, ex.errors()));
		}
		catch (ReflectiveOperationException | ClassCastException | LinkageError ex) {
			throw new ProofStopped(new ProofOutcome.Disproven(
					"The draft compiles but is no migration: " + ex + "\n" + NOT_TOUCHED, List.of()));
		}
	}

	private ProofOutcome cannotBegin(SQLException reason) {
		String message = "The proof could not begin.\nPostgreSQL: " + FailureExplanation.server(reason) + "\n"
				+ NOT_TOUCHED;
		try (Connection connection = this.dataSource.getConnection()) {
			String grant = MissingPrivilege.temporary(connection);
			return new ProofOutcome.Unproven((grant != null)
					? message + "\nRole %s lacks a privilege: %s".formatted(MissingPrivilege.role(connection), grant)
					: message);
		}
		catch (SQLException ex) {
			return new ProofOutcome.Unproven(message);
		}
	}

}
