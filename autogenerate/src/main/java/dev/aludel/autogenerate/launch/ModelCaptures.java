package dev.aludel.autogenerate.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.migrate.UrlSecrets;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.hibernate.LocalSessionFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Has the last word on every entity manager factory, just before it is built: no DDL, and
 * its mapping captured. Customizers of the application have all run by then.
 */
final class ModelCaptures implements BeanPostProcessor {

	private final Queue<Prepared> prepared = new ConcurrentLinkedQueue<>();

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			requireConnection(factory.getDataSource());
			prepare(factory, beanName);
		}
		else if (bean instanceof LocalSessionFactoryBean factory) {
			prepare(factory, beanName);
		}
		return bean;
	}

	private void prepare(AbstractEntityManagerFactoryBean factory, String beanName) {
		Map<String, Object> properties = factory.getJpaPropertyMap();
		ModelCapture capture = new ModelCapture(existing(properties.get(JpaSettings.INTEGRATOR_PROVIDER)));
		properties.putAll(DesignTimeSettings.hibernateProperties());
		properties.put(JpaSettings.INTEGRATOR_PROVIDER, capture);
		this.prepared.add(new Prepared(factory::getPersistenceUnitName, beanName, factory::getDataSource, capture));
	}

	private void prepare(LocalSessionFactoryBean factory, String beanName) {
		ModelCapture capture = new ModelCapture(null);
		factory.getHibernateProperties().putAll(DesignTimeSettings.hibernateProperties());
		factory.setHibernateIntegrators(capture.integrator());
		this.prepared.add(new Prepared(() -> beanName, beanName, () -> null, capture));
	}

	private static @Nullable IntegratorProvider existing(@Nullable Object setting) {
		if (setting instanceof IntegratorProvider provider) {
			return provider;
		}
		Class<?> type = (setting instanceof String name)
				? ClassUtils.resolveClassName(name, Thread.currentThread().getContextClassLoader())
				: (Class<?>) setting;
		return (type != null) ? (IntegratorProvider) BeanUtils.instantiateClass(type) : null;
	}

	// Without a connection Hibernate only says that it cannot determine a dialect.
	@SuppressWarnings("try")
	private static void requireConnection(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return;
		}
		try (Connection connection = dataSource.getConnection()) {
			// Reached.
		}
		catch (SQLException | RuntimeException ex) {
			throw new DatabaseNotReachableException(url(dataSource), ex);
		}
	}

	private static @Nullable String url(DataSource dataSource) {
		BeanWrapper wrapper = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		for (String property : new String[] { "jdbcUrl", "url" }) {
			if (wrapper.isReadableProperty(property) && wrapper.getPropertyValue(property) instanceof String url) {
				return UrlSecrets.shown(url);
			}
		}
		return null;
	}

	/** The units by their names, sorted; of several with one name by bean. */
	PersistenceUnits units() {
		Map<String, Long> units = this.prepared.stream()
			.collect(Collectors.groupingBy(Prepared::name, Collectors.counting()));
		Map<String, PersistenceUnit> found = new TreeMap<>();
		for (Prepared factory : this.prepared) {
			HibernateModel model = factory.capture().model();
			if (model != null) {
				boolean only = units.getOrDefault(factory.name(), 0L) == 1;
				String name = only ? factory.name() : factory.beanName();
				found.put(name, new PersistenceUnit(name, factory.beanName(), factory.dataSource().get(), model));
			}
		}
		return new PersistenceUnits(List.copyOf(found.values()));
	}

	/**
	 * An entity manager factory that is watched.
	 *
	 * @param unitName the name of its unit, known once it is initialized
	 * @param beanName the name of its bean
	 * @param dataSource where its entities are
	 * @param capture its mapping
	 */
	private record Prepared(Supplier<@Nullable String> unitName, String beanName,
			Supplier<@Nullable DataSource> dataSource, ModelCapture capture) {

		String name() {
			String unit = this.unitName.get();
			return (unit != null) ? unit : this.beanName;
		}

	}

}
