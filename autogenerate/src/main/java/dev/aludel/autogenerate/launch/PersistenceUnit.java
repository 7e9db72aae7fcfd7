package dev.aludel.autogenerate.launch;

import java.util.Objects;

import javax.sql.DataSource;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The entities of one entity manager factory.
 *
 * @param name the name of the unit; that of the bean where it has none or shares it
 * @param bean the name of the bean
 * @param dataSource the database that they are in, or {@code null} where the factory does
 * not tell
 * @param model the entities
 */
record PersistenceUnit(String name, String bean, @Nullable DataSource dataSource, HibernateModel model) {

	boolean isCalled(String either) {
		return this.name.equals(either) || this.bean.equals(either);
	}

	boolean uses(DataSource other) {
		return this.dataSource != null && unwrapped(this.dataSource) == unwrapped(other);
	}

	/** What stands behind the proxies of Spring. */
	static Object unwrapped(DataSource dataSource) {
		Object target = Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(dataSource), dataSource);
		boolean delegates = target instanceof DelegatingDataSource delegating
				&& delegating.getTargetDataSource() != null;
		return delegates ? unwrapped(Objects.requireNonNull(((DelegatingDataSource) target).getTargetDataSource()))
				: target;
	}

}
