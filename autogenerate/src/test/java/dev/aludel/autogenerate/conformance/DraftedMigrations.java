package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.Migration;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.prove.CompiledSources;
import dev.aludel.migrate.MigrationClass;
import dev.aludel.migrate.MigrationSource;

/** The migrations of a scenario, compiled from their drafts. */
final class DraftedMigrations implements MigrationSource {

	static final String CLASS_PATH = CompiledSources.classPath(Migration.class);

	private final List<JavaSource> drafts = new ArrayList<>();

	private ClassLoader classes = DraftedMigrations.class.getClassLoader();

	void add(JavaSource draft) {
		this.drafts.add(draft);
		this.classes = CompiledSources.compile(this.drafts, CLASS_PATH);
	}

	@Override
	public List<MigrationClass> migrations() {
		return this.drafts.stream().map((draft) -> new MigrationClass(draft.qualifiedName())).toList();
	}

	@Override
	public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
		return this.classes.loadClass(migration.name());
	}

}
