package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import javax.tools.ToolProvider;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.operation.Operation;

/** A drafted source, compiled, and what it does. */
record RecordedMigration(Class<?> type, List<Operation> upgrade, List<Operation> downgrade) {

	/** Compiles sources and runs both ways of each. */
	static List<RecordedMigration> of(List<JavaSource> sources) throws Exception {
		ClassLoader loader = new SourceCompiler(ToolProvider.getSystemJavaCompiler(),
				System.getProperty("java.class.path"))
			.compile(sources, RecordedMigration.class.getClassLoader());
		List<RecordedMigration> migrations = new ArrayList<>();
		for (JavaSource source : sources) {
			Class<?> type = loader.loadClass(source.qualifiedName());
			Migration migration = (Migration) type.getConstructor().newInstance();
			migrations.add(new RecordedMigration(type, record(migration, Migration::upgrade),
					record(migration, Migration::downgrade)));
		}
		return migrations;
	}

	private static List<Operation> record(Migration migration, BiConsumer<Migration, Operations> way) {
		Recorder recorder = new Recorder(new ArrayList<>());
		way.accept(migration, new Operations(recorder));
		return recorder.operations();
	}

	private record Recorder(List<Operation> operations) implements Operations.Target {

		@Override
		public void apply(Operation operation) {
			this.operations.add(operation);
		}

		@Override
		public Connection connection() {
			throw new UnsupportedOperationException();
		}

	}

}
