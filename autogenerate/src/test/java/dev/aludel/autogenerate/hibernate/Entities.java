package dev.aludel.autogenerate.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestDatabase;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Entity classes, configured as Spring Boot configures Hibernate unless a setting says
 * otherwise.
 */
final class Entities {

	private final List<Class<?>> types;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private Entities(List<Class<?>> types) {
		this.types = types;
		this.settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
		this.settings.put(MappingSettings.IMPLICIT_NAMING_STRATEGY, new SpringImplicitNamingStrategy());
	}

	static Entities of(Class<?>... types) {
		return new Entities(List.of(types));
	}

	Entities with(String setting, Object value) {
		this.settings.put(setting, value);
		return this;
	}

	/** Reads the model, as an application without any DDL setting has it. */
	HibernateModel read(TestDatabase database) {
		try (StandardServiceRegistry registry = registry(database, "none")) {
			Metadata metadata = metadata(registry);
			try (SessionFactory sessionFactory = metadata.buildSessionFactory()) {
				return new HibernateModelReader().read(metadata, sessionFactory);
			}
		}
	}

	/** Reads one table. */
	Table table(TestDatabase database, String name) {
		QualifiedName qualified = QualifiedName.parse(name);
		Table table = read(database).schema().tablesByName().get(qualified);
		if (table == null) {
			throw new NoSuchElementException(name);
		}
		return table;
	}

	/** Lets Hibernate itself change the database. */
	void export(TestDatabase database, String action) {
		try (StandardServiceRegistry registry = registry(database, action)) {
			metadata(registry).buildSessionFactory().close();
		}
	}

	private StandardServiceRegistry registry(TestDatabase database, String action) {
		return new StandardServiceRegistryBuilder().applySettings(this.settings)
			.applySetting(JdbcSettings.JAKARTA_JDBC_URL, database.url())
			.applySetting(JdbcSettings.JAKARTA_JDBC_USER, database.user())
			.applySetting(SchemaToolingSettings.HBM2DDL_AUTO, action)
			.applySetting(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
			.build();
	}

	private Metadata metadata(StandardServiceRegistry registry) {
		MetadataSources sources = new MetadataSources(registry);
		this.types.forEach(sources::addAnnotatedClass);
		return sources.buildMetadata();
	}

}
