package dev.aludel.autogenerate.launch;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelConnectionDetails;
import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.migrate.Aludel;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.hibernate.LocalSessionFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Puts a scratch database in place of every data source of an application, before the
 * application makes it: what would make it, from a pool to a container, is not called.
 */
final class ScratchDataSources implements InstantiationAwareBeanPostProcessor {

	private static final String URL = "spring.datasource.url";

	/** What decides where unqualified names of migrations lead. */
	private static final String[] PARAMETERS = { "currentSchema", "options" };

	private final ScratchServer server;

	private final Properties parameters;

	private final Map<String, ScratchDataSource> dataSources = new LinkedHashMap<>();

	ScratchDataSources(ScratchServer server, Environment environment) {
		this.server = server;
		this.parameters = parameters(environment);
	}

	private static Properties parameters(Environment environment) {
		Properties parameters = new Properties();
		Properties configured = Driver.parseURL(url(environment), null);
		if (configured != null) {
			for (String name : PARAMETERS) {
				if (configured.getProperty(name) != null) {
					parameters.setProperty(name, configured.getProperty(name));
				}
			}
		}
		return parameters;
	}

	private static String url(Environment environment) {
		try {
			return environment.getProperty(URL, "");
		}
		catch (IllegalArgumentException ex) {
			// A placeholder that nothing fills, which is what a machine without a
			// database looks like.
			return "";
		}
	}

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		if (AludelConnectionDetails.class.isAssignableFrom(beanClass)) {
			return new NoConnectionDetails();
		}
		return DataSource.class.isAssignableFrom(beanClass) ? standIn(beanClass, dataSource(beanName)) : null;
	}

	/** Whatever escaped until here: an entity manager factory over no bean of ours. */
	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory && !isScratch(factory.getDataSource())) {
			factory.setDataSource(dataSource(beanName));
		}
		else if (bean instanceof LocalSessionFactoryBean factory) {
			factory.setDataSource(dataSource(beanName));
		}
		return bean;
	}

	/**
	 * A factory bean tells what it makes only when it has made it; and an engine may have
	 * a data source of its own, for a URL that is for migrations only.
	 */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Aludel engine && !isScratch(engine.dataSource())) {
			return engine.withDataSource(dataSource(beanName));
		}
		return (bean instanceof DataSource dataSource && !isScratch(dataSource))
				? standIn(ClassUtils.getUserClass(bean), dataSource(beanName)) : bean;
	}

	private synchronized ScratchDataSource dataSource(String beanName) {
		return this.dataSources.computeIfAbsent(beanName,
				(name) -> new ScratchDataSource(this.server, this.parameters));
	}

	private static boolean isScratch(@Nullable DataSource dataSource) {
		return dataSource != null && isStandIn(PersistenceUnit.unwrapped(dataSource));
	}

	private static boolean isStandIn(Object dataSource) {
		return dataSource instanceof ScratchDataSource
				|| (dataSource instanceof Advised proxy && Arrays.stream(proxy.getAdvisors())
					.anyMatch((advisor) -> advisor.getAdvice() instanceof Redirection));
	}

	/**
	 * A bean of the class that the application declares, which it may inject as such. No
	 * constructor of that class is called.
	 */
	private static Object standIn(Class<?> type, ScratchDataSource dataSource) {
		if (type.isAssignableFrom(ScratchDataSource.class)) {
			return dataSource;
		}
		ProxyFactory factory = new ProxyFactory();
		if (type.isInterface()) {
			factory.addInterface(type);
		}
		else {
			factory.setTargetClass(type);
			factory.setProxyTargetClass(true);
		}
		factory.addAdvice(new Redirection(dataSource));
		return factory.getProxy(type.getClassLoader());
	}

	/**
	 * Gives connections to a scratch database, whoever is asked for them.
	 *
	 * @param dataSource gives the connections
	 */
	private record Redirection(ScratchDataSource dataSource) implements MethodInterceptor {

		// A method that is declared to return nothing does.
		@Override
		@SuppressWarnings("NullAway")
		public @Nullable Object invoke(MethodInvocation invocation) throws SQLException {
			Method method = invocation.getMethod();
			return switch (method.getName()) {
				case "getConnection" -> this.dataSource.getConnection();
				case "toString" -> this.dataSource.toString();
				// How a pool is set up means nothing here.
				default -> nothing(method.getReturnType());
			};
		}

		private static @Nullable Object nothing(Class<?> type) {
			return (type.isPrimitive() && type != void.class) ? Array.get(Array.newInstance(type, 1), 0) : null;
		}

	}

	/** Has the migrations take the data source that everybody takes. */
	private static final class NoConnectionDetails implements AludelConnectionDetails {

		@Override
		public @Nullable String getJdbcUrl() {
			return null;
		}

		@Override
		public @Nullable String getUsername() {
			return null;
		}

		@Override
		public @Nullable String getPassword() {
			return null;
		}

	}

}
