package dev.aludel.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationClass;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Lists the migrations of an application while it is built, for a native image of it.
 */
final class MigrationAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(AludelProperties.class, true, false).length == 0) {
			return null;
		}
		AludelProperties properties = Binder.get(beanFactory.getBean(Environment.class))
			.bindOrCreate("aludel", AludelProperties.class);
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		Map<String, List<MigrationClass>> found = new LinkedHashMap<>();
		for (String name : properties.allPackages()) {
			found.put(name.strip(), new ClasspathMigrationSource(List.of(name), classLoader).migrations());
		}
		return new ListedMigrations(found, classLoader);
	}

}
