package dev.aludel.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.MigrationClass;
import dev.aludel.migrate.MigrationIndex;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.ClassUtils;

/**
 * Writes what a native image needs to know of migrations that were found.
 *
 * @param found the migrations, by package
 * @param classLoader the class loader that has them, or {@code null} for the default one
 */
record ListedMigrations(Map<String, List<MigrationClass>> found,
		@Nullable ClassLoader classLoader) implements BeanFactoryInitializationAotContribution {

	@Override
	public void applyTo(GenerationContext generationContext, BeanFactoryInitializationCode code) {
		RuntimeHints hints = generationContext.getRuntimeHints();
		this.found.forEach((packageName, migrations) -> {
			MigrationIndex index = new MigrationIndex(packageName);
			write(generationContext, index.location(), index.content(migrations));
			hints.resources().registerPattern(index.location());
			migrations.forEach((migration) -> register(migration, hints));
		});
	}

	// Another context may have listed the same package, and found the same.
	private static void write(GenerationContext generationContext, String location, String content) {
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		generationContext.getGeneratedFiles().handleFile(Kind.RESOURCE, location, (file) -> {
			if (!file.exists()) {
				file.create(new ByteArrayResource(bytes));
			}
		});
	}

	/** The engine instantiates the class, and looks into it and what it inherits. */
	private void register(MigrationClass migration, RuntimeHints hints) {
		Class<?> type = ClassUtils.resolveClassName(migration.name(), this.classLoader);
		hints.reflection().registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		while (type != null && type != Object.class) {
			hints.resources().registerType(type);
			type = type.getSuperclass();
		}
	}

}
