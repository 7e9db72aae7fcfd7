package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.List;

import dev.aludel.Migration;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationClass;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;

/**
 * Migrations that are beans as well, by a component scan that reaches them, say. They are
 * run like all others, once, and without what Spring injects into the bean.
 */
final class MigrationBeans {

	private static final Log logger = LogFactory.getLog(MigrationBeans.class);

	private final ListableBeanFactory beanFactory;

	private final List<String> packages;

	private final @Nullable ClassLoader classLoader;

	MigrationBeans(ListableBeanFactory beanFactory, List<String> packages, @Nullable ClassLoader classLoader) {
		this.beanFactory = beanFactory;
		this.packages = packages;
		this.classLoader = classLoader;
	}

	/** Says of each what becomes of it. Creates none of them. */
	void warn() {
		String[] names = this.beanFactory.getBeanNamesForType(Migration.class, true, false);
		if (names.length > 0) {
			List<MigrationClass> found = new ClasspathMigrationSource(this.packages, this.classLoader).migrations();
			Arrays.stream(names).sorted().forEach((name) -> warn(name, className(name), found));
		}
	}

	private String className(String name) {
		Class<?> type = this.beanFactory.getType(name, false);
		return (type != null) ? ClassUtils.getUserClass(type).getName() : Migration.class.getName();
	}

	private void warn(String name, String className, List<MigrationClass> found) {
		if (found.contains(new MigrationClass(className))) {
			logger.warn(LogMessage.format("Migration %s is also a Spring bean (%s). It is run once, as an instance of "
					+ "its own into which nothing is injected. Take the bean away, and read with op.connection().",
					className, name));
		}
		else {
			logger.warn(LogMessage.format(
					"Bean %s is a migration (%s) that nobody runs. Migrations are not taken from "
							+ "beans but from the class path: classes named R<id>_<Message> in %s.",
					name, className, String.join(", ", this.packages)));
		}
	}

}
