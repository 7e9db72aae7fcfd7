package dev.aludel.autoconfigure;

import java.util.Set;

import dev.aludel.migrate.UnsupportedDatabaseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Says how a test may have come to an embedded database instead of PostgreSQL. */
@Order(0)
final class ReplacedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedDatabaseException> {

	// As their drivers call themselves.
	private static final Set<String> EMBEDDED = Set.of("H2", "HSQL Database Engine", "Apache Derby");

	private final AludelFailureAnalyzer others = new AludelFailureAnalyzer();

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsupportedDatabaseException cause) {
		FailureAnalysis analysis = this.others.analyze(rootFailure);
		if (analysis == null || !EMBEDDED.contains(cause.product())) {
			return analysis;
		}
		return new FailureAnalysis(analysis.getDescription() + """

				A test slice, such as @DataJpaTest or @JdbcTest, puts an embedded database in the place of the \
				application's unless it is told not to.""", """
				In a test slice, add @AutoConfigureTestDatabase(replace = Replace.NONE) and give it a PostgreSQL: \
				a container with @ServiceConnection, or an embedded server. \
				Anywhere else, point the data source at a PostgreSQL server.""", cause);
	}

}
