package dev.aludel.autogenerate.prove;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.aludel.Revision;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A draft, compiled and run, does what it was drafted from. */
class DraftedSourceTests {

	private static final int SAMPLES = 40;

	private static final List<QualifiedName> ENUM_TYPES = List.of(QualifiedName.of("mood"),
			new QualifiedName("audit", "mood"), QualifiedName.of("Mood"));

	@Test
	void everyOperationSurvivesTheWayThroughJava() throws Exception {
		RandomValues values = new RandomValues(20250115143022L);
		List<List<Operation>> samples = new ArrayList<>();
		List<JavaSource> sources = new ArrayList<>();
		for (Class<?> kind : RandomValues.concrete(Operation.class)) {
			List<Operation> operations = new ArrayList<>();
			for (int sample = 0; sample < SAMPLES; sample++) {
				operations.add(values.operation(kind.asSubclass(Operation.class)));
			}
			samples.add(operations);
			sources.add(source(kind.getSimpleName(), operations));
		}
		List<RecordedMigration> migrations = RecordedMigration.of(sources);
		assertThat(migrations).hasSizeGreaterThan(35);
		for (int index = 0; index < migrations.size(); index++) {
			assertThat(migrations.get(index).upgrade()).isEqualTo(samples.get(index));
			assertThat(migrations.get(index).downgrade()).isEqualTo(reversed(samples.get(index)));
		}
	}

	@Test
	void theSameDraftIsTheSameSource() {
		for (Class<?> kind : RandomValues.concrete(Operation.class)) {
			Operation first = new RandomValues(7).operation(kind.asSubclass(Operation.class));
			Operation second = new RandomValues(7).operation(kind.asSubclass(Operation.class));
			assertThat(source("same", List.of(first))).isEqualTo(source("same", List.of(second)));
		}
	}

	@Test
	void bytesSurviveTheWayThroughJava() throws Exception {
		byte[] bytes = { 0, 1, -128, 127 };
		ExecuteSql operation = new ExecuteSql("insert into files values (?, ?)", List.of(bytes, new byte[0]));
		RecordedMigration migration = RecordedMigration.of(List.of(source("bytes", List.of(operation)))).get(0);
		ExecuteSql recorded = (ExecuteSql) migration.upgrade().get(0);
		assertThat(recorded.parameters().get(0)).isEqualTo(bytes);
		assertThat(recorded.parameters().get(1)).isEqualTo(new byte[0]);
	}

	@Test
	void anInvalidIndexIsDraftedAsTheValidOneThatABuildMakes() throws Exception {
		Index invalid = new Index("ix_a", List.of(IndexKey.column("a")), false, Index.BTREE, List.of(),
				NullTreatment.DISTINCT, Collections.emptyMap(), null, null, false);
		CreateIndex operation = new CreateIndex(QualifiedName.of("tasks"), invalid, false, false);
		RecordedMigration migration = RecordedMigration.of(List.of(source("invalid", List.of(operation)))).get(0);
		assertThat(migration.upgrade()).containsExactly(new CreateIndex(QualifiedName.of("tasks"),
				Index.of("ix_a", false, List.of(IndexKey.column("a"))), false, false));
	}

	@Test
	void commentsCannotBecomeCode() throws Exception {
		String hostile = "*/ int broken; /* \\u002a\\u002f int broken; \\user \\\\u0041 \u202e {@code x} <b> @see\nnext //";
		DraftRevision revision = new DraftRevision("1", List.of("0\"\\"), List.of("a", "b"), List.of("la*/bel"),
				hostile, "db.migration");
		ExecuteSql operation = new ExecuteSql("select 1", List.of());
		Draft draft = new Draft(revision, List.of(DraftStep.of(operation, hostile)), List.of(),
				new DraftRemarks(List.of(hostile), List.of(hostile), List.of(hostile), List.of(hostile)), List.of());
		RecordedMigration migration = RecordedMigration.of(List.of(new DraftWriter().write(draft))).get(0);
		assertThat(migration.upgrade()).containsExactly(operation);
		Revision annotation = migration.type().getAnnotation(Revision.class);
		assertThat(annotation.message()).isEqualTo(hostile);
		assertThat(annotation.revises()).containsExactly("0\"\\");
		assertThat(annotation.dependsOn()).containsExactly("a", "b");
		assertThat(annotation.branchLabels()).containsExactly("la*/bel");
	}

	private static JavaSource source(String message, List<Operation> operations) {
		DraftRevision revision = DraftRevision.of("20250115143022", List.of(), message, "db.migration");
		return new DraftWriter().write(Draft.of(revision, operations, reversed(operations)).enumTypes(ENUM_TYPES));
	}

	private static List<Operation> reversed(List<Operation> operations) {
		List<Operation> reversed = new ArrayList<>(operations);
		Collections.reverse(reversed);
		return reversed;
	}

}
