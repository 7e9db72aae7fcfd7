package dev.aludel.autogenerate.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.hibernate.HibernateModelReader;
import dev.aludel.autogenerate.prove.CompiledSources;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotNull;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Entities as Java text: compiled in memory and configured as Spring Boot configures
 * Hibernate. Each class that is mapped stands at the beginning of a line.
 */
final class EntitySource {

	private static final String IMPORTS = """
			package shop;

			import jakarta.persistence.*;
			import jakarta.persistence.CascadeType;
			import jakarta.persistence.Entity;
			import jakarta.persistence.ForeignKey;
			import jakarta.persistence.Index;
			import jakarta.persistence.OrderColumn;
			import jakarta.persistence.Table;
			import jakarta.persistence.Version;
			import jakarta.validation.constraints.Max;
			import jakarta.validation.constraints.Min;
			import jakarta.validation.constraints.NotNull;
			import jakarta.validation.constraints.Size;
			import java.math.*;
			import java.time.*;
			import java.util.*;
			import org.hibernate.annotations.*;
			import org.hibernate.type.SqlTypes;
			import static jakarta.persistence.EnumType.*;
			import static jakarta.persistence.GenerationType.*;

			""";

	private static final String CLASS_PATH = CompiledSources.classPath(Entity.class, NotNull.class,
			SessionFactory.class);

	private static final Pattern CLASS = Pattern.compile("(?m)^(?:\\S.* )?class (\\w+)");

	private final ClassLoader loader;

	private final List<Class<?>> classes;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	EntitySource(String text, Map<String, Object> settings) {
		this.loader = CompiledSources.compile(List.of(new JavaSource("shop", "Entities", IMPORTS + text)), CLASS_PATH);
		this.classes = CLASS.matcher(text).results().<Class<?>>map((match) -> load(match.group(1))).toList();
		this.settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
		this.settings.put(MappingSettings.IMPLICIT_NAMING_STRATEGY, new SpringImplicitNamingStrategy());
		// As at design time: a drifted step is for the comparison to report.
		this.settings.put(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY, "none");
		this.settings.putAll(settings);
	}

	private Class<?> load(String name) {
		try {
			return this.loader.loadClass("shop." + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HibernateModel read(String url, String user) {
		try (StandardServiceRegistry registry = registry(url, user, "none")) {
			Metadata metadata = metadata(registry);
			try (SessionFactory sessionFactory = metadata.buildSessionFactory()) {
				return new HibernateModelReader().read(metadata, sessionFactory);
			}
		}
	}

	/** Lets Hibernate itself create what it thinks the entities need. */
	void create(String url, String user) {
		try (StandardServiceRegistry registry = registry(url, user, "create-only")) {
			metadata(registry).buildSessionFactory().close();
		}
	}

	private Metadata metadata(StandardServiceRegistry registry) {
		MetadataSources sources = new MetadataSources(registry);
		this.classes.forEach(sources::addAnnotatedClass);
		return sources.buildMetadata();
	}

	private StandardServiceRegistry registry(String url, String user, String action) {
		return new StandardServiceRegistryBuilder(
				new BootstrapServiceRegistryBuilder().applyClassLoader(this.loader).build())
			.applySettings(this.settings)
			.applySetting(JdbcSettings.JAKARTA_JDBC_URL, url)
			.applySetting(JdbcSettings.JAKARTA_JDBC_USER, user)
			.applySetting(SchemaToolingSettings.HBM2DDL_AUTO, action)
			.applySetting(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
			.build();
	}

}
