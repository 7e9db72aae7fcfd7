package dev.aludel.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * One sample of {@link StartupBenchmark}, in a JVM of its own.
 */
final class StartupProbe {

	static final String BARE = "1 bare connection and query";

	static final String ENGINE = "2 engine alone";

	static final String WITHOUT = "3 Spring JDBC and a bare query";

	static final String WITH = "4 Spring JDBC with Aludel";

	static final String FLYWAY_JAVA = "5 Spring JDBC with Flyway, Java";

	static final String FLYWAY_SQL = "6 Spring JDBC with Flyway, SQL";

	static final String LIQUIBASE = "7 Spring JDBC with Liquibase, SQL";

	static final String FACTS = "8 facts";

	private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

	private StartupProbe() {
	}

	public static void main(String[] args) throws Exception {
		long start = System.nanoTime();
		switch (args[0]) {
			case BARE -> query(dataSource(args));
			case ENGINE -> Engines.of(dataSource(args), null).upgrade();
			case WITHOUT -> query(spring(args).getBean(DataSource.class));
			case WITH -> spring(args);
			case FLYWAY_JAVA -> spring(args, "--spring.flyway.enabled=true",
					"--spring.flyway.locations=" + GeneratedMigrations.FLYWAY_JAVA);
			case FLYWAY_SQL -> spring(args, "--spring.flyway.enabled=true",
					"--spring.flyway.locations=" + GeneratedMigrations.FLYWAY_SQL);
			case LIQUIBASE ->
				spring(args, "--spring.liquibase.enabled=true", "--spring.liquibase.analytics-enabled=false",
						"--spring.liquibase.change-log=classpath:" + GeneratedMigrations.LIQUIBASE);
			case FACTS -> {
				facts(args, Path.of(args[1]));
				return;
			}
			default -> throw new IllegalArgumentException(args[0]);
		}
		ColdJvm.report((System.nanoTime() - start) / 1e6);
		System.exit(0);
	}

	private static void query(DataSource dataSource) throws Exception {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select revision from aludel_revision")) {
			int count = 0;
			while (rows.next()) {
				count++;
			}
			if (count == 0) {
				throw new IllegalStateException("no revision is applied");
			}
		}
	}

	private static ApplicationContext spring(String[] args, String... options) {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add("--spring.datasource.url=" + args[2]);
		arguments.add("--spring.datasource.username=" + args[3]);
		return spring.run(arguments.toArray(String[]::new));
	}

	private static void facts(String[] args, Path classes) throws Exception {
		AtomicInteger statements = new AtomicInteger();
		try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
			Engines.of(counting(DataSource.class, dataSource(args), statements), loader).upgrade();
			ColdJvm.report(statements + ", " + loader.loaded().size());
		}
	}

	private static DataSource dataSource(String[] args) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(args[2]);
		dataSource.setUser(args[3]);
		return dataSource;
	}

	private static <T> T counting(Class<T> type, T target, AtomicInteger statements) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (EXECUTIONS.contains(method.getName())) {
				statements.incrementAndGet();
			}
			try {
				Object result = method.invoke(target, arguments);
				Class<?> returned = method.getReturnType();
				boolean counted = Connection.class == returned || Statement.class.isAssignableFrom(returned);
				return counted ? wrap(returned, result, statements) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static <T> T wrap(Class<T> type, Object target, AtomicInteger statements) {
		return counting(type, type.cast(target), statements);
	}

	/** An application with whatever its class path brings. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
