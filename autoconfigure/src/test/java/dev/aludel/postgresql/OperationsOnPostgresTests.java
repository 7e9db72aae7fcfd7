package dev.aludel.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.aludel.Definitions;
import dev.aludel.Operations;
import dev.aludel.TableChanges;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.Operation;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation, written as an author writes it, said in SQL, done by PostgreSQL, and
 * looked up in its catalog.
 */
@PostgresTest
class OperationsOnPostgresTests {

	static Stream<Scenario> scenarios() {
		return Stream
			.of(TableScenarios.scenarios(), ColumnScenarios.scenarios(), ConstraintScenarios.scenarios(),
					IndexScenarios.scenarios(), SequenceScenarios.scenarios(), RowScenarios.scenarios())
			.flatMap((scenarios) -> scenarios);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scenarios")
	void does(Scenario scenario, TestDatabase database) {
		scenario.play(database);
	}

	@Test
	void leavesNoOperationOut(TestDatabase database) {
		Set<Class<?>> done = new LinkedHashSet<>();
		try (Recording recording = new Recording(database.connect(), done)) {
			database.execute("create table t (n integer)");
			scenarios().forEach((scenario) -> scenario.change().accept(new Operations(recording)));
		}
		assertThat(done).containsExactlyInAnyOrderElementsOf(records(Operation.class));
	}

	@Test
	void leavesNoVerbOut() {
		JavaClasses classes = new ClassFileImporter().importClasses(Operations.class, TableChanges.class,
				Definitions.class, TableScenarios.class, ColumnScenarios.class, ConstraintScenarios.class,
				IndexScenarios.class, SequenceScenarios.class, RowScenarios.class);
		List<String> unused = Stream.of(Operations.class, TableChanges.class, Definitions.class)
			.flatMap((type) -> classes.get(type).getMethods().stream())
			.filter((method) -> method.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((method) -> method.getCallsOfSelf()
				.stream()
				.noneMatch((call) -> call.getOriginOwner().getName().endsWith("Scenarios")))
			.map(JavaMethod::getFullName)
			.toList();
		assertThat(unused).containsExactlyInAnyOrder("dev.aludel.Operations.apply(dev.aludel.operation.Operation)",
				"dev.aludel.Operations.irreversible(java.lang.String)",
				"dev.aludel.Operations.incomplete(java.lang.String)");
	}

	private static Set<Class<?>> records(Class<?> type) {
		if (type.isRecord()) {
			return Set.of(type);
		}
		return Arrays.stream(type.getPermittedSubclasses())
			.flatMap((permitted) -> records(permitted).stream())
			.collect(Collectors.toSet());
	}

	/** Remembers which operations there were, those inside an alter table as well. */
	private record Recording(Connection connection, Set<Class<?>> done) implements Operations.Target, AutoCloseable {

		@Override
		public void apply(Operation operation) {
			this.done.add(operation.getClass());
			if (operation instanceof AlterTable table) {
				table.changes().forEach((change) -> this.done.add(change.getClass()));
			}
		}

		@Override
		public void close() {
			try {
				this.connection.close();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
