package dev.aludel.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers an engine for each database that the application names, so that what waits
 * for a database sees them all. A bean that has the name of one already takes its place.
 */
final class DatabaseRegistrar implements ImportBeanDefinitionRegistrar {

	private static final List<String> OF_ONE_DATABASE = List.of("packages", "target", "baseline", "url", "user",
			"password", "driver-class-name");

	private final Environment environment;

	DatabaseRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry,
			BeanNameGenerator generator) {
		if (NamedDatabases.areIn(this.environment)) {
			registerEngines(registry);
		}
	}

	private void registerEngines(BeanDefinitionRegistry registry) {
		Binder binder = Binder.get(this.environment);
		Map<String, AludelDatabaseProperties> databases = binder.bindOrCreate("aludel", AludelProperties.class)
			.getDatabases();
		refuseUnknownProperties(binder, databases.keySet());
		refuseWhatIsOfOneDatabase(binder, databases.keySet().iterator().next());
		databases.forEach(DatabaseRegistrar::refuseTwoConnections);
		refuseSharedPackages(databases);
		List<String> onMainDataSource = databases.entrySet()
			.stream()
			.filter((database) -> isOnMainDataSource(database.getValue(), registry))
			.map(Map.Entry::getKey)
			.toList();
		for (String name : databases.keySet()) {
			String bean = DatabaseBeans.beanOf(name);
			if (!registry.containsBeanDefinition(bean)) {
				registry.registerBeanDefinition(bean, engine(name, onMainDataSource.equals(List.of(name))));
			}
		}
	}

	private static RootBeanDefinition engine(String name, boolean primary) {
		RootBeanDefinition definition = new RootBeanDefinition(Aludel.class);
		definition.setFactoryBeanName(EngineFactory.BEAN_NAME);
		definition.setFactoryMethodName("engineOf");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setPrimary(primary);
		return definition;
	}

	/** Whether an application with one database would take the same one. */
	private static boolean isOnMainDataSource(AludelDatabaseProperties database, BeanDefinitionRegistry registry) {
		String dataSource = database.getDataSource();
		if (dataSource == null) {
			return database.getUrl() == null;
		}
		return registry.containsBeanDefinition(dataSource) && registry.getBeanDefinition(dataSource).isPrimary();
	}

	/** A database of which no property is known would be left out without a word. */
	private static void refuseUnknownProperties(Binder binder, Set<String> known) {
		Map<String, Object> named = binder.bind(NamedDatabases.PROPERTY, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
		named.forEach((name, properties) -> {
			if (!known.contains(name)) {
				throw new DatabaseConfigurationException(
						"None of what is set for database %s is known: %s.%1$s has %s.".formatted(name,
								NamedDatabases.PROPERTY, names(properties)),
						"Correct the spelling, or set %s.%s.packages.".formatted(NamedDatabases.PROPERTY, name));
			}
		});
	}

	private static String names(Object properties) {
		return (properties instanceof Map<?, ?> map)
				? map.keySet().stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) : "no property";
	}

	private static void refuseWhatIsOfOneDatabase(Binder binder, String name) {
		for (String property : OF_ONE_DATABASE) {
			if (binder.bind("aludel." + property, Bindable.of(Object.class)).isBound()) {
				throw new DatabaseConfigurationException(
						"aludel.%s is set, and so is %s: it belongs to none of these databases.".formatted(property,
								NamedDatabases.PROPERTY),
						"Move it to the database that it is about: %s.%s.%s".formatted(NamedDatabases.PROPERTY, name,
								property));
			}
		}
	}

	private static void refuseTwoConnections(String name, AludelDatabaseProperties database) {
		if (database.getDataSource() != null && database.getUrl() != null) {
			throw new DatabaseConfigurationException(
					"Database %s has both a data source (%s) and a URL.".formatted(name, database.getDataSource()),
					"Remove %1$s.%2$s.data-source or %1$s.%2$s.url.".formatted(NamedDatabases.PROPERTY, name));
		}
	}

	/** A revision belongs to one database only. */
	private static void refuseSharedPackages(Map<String, AludelDatabaseProperties> databases) {
		Map<String, String> owners = new LinkedHashMap<>();
		databases.forEach((name, database) -> {
			for (String searched : database.packagesOf(name)) {
				owners.forEach((other, owner) -> refuseSharedPackage(searched.strip(), name, other, owner));
			}
			database.packagesOf(name).forEach((searched) -> owners.put(searched.strip(), name));
		});
	}

	private static void refuseSharedPackage(String searched, String name, String other, String owner) {
		String inner = (searched.length() > other.length()) ? searched : other;
		String outer = inner.equals(searched) ? other : searched;
		if ((inner + ".").startsWith(outer + ".")) {
			throw new DatabaseConfigurationException(
					"The migrations in %s would run on database %s and on database %s: a package is searched with everything below it."
						.formatted(inner, owner, name),
					"Give each a package of its own: %1$s.%2$s.packages and %1$s.%3$s.packages"
						.formatted(NamedDatabases.PROPERTY, owner, name));
		}
	}

}
