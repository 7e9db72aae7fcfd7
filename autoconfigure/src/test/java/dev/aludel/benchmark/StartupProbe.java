package dev.aludel.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelAutoConfiguration;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * One sample of {@link StartupBenchmark}, in a JVM of its own.
 */
final class StartupProbe {

	private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

	private StartupProbe() {
	}

	public static void main(String[] args) throws Exception {
		String kind = args[0].substring(0, 1);
		Path classes = Path.of(args[1]);
		long start = System.nanoTime();
		switch (kind) {
			case "1" -> query(dataSource(args));
			case "2" -> engine(dataSource(args), StartupProbe.class.getClassLoader()).upgrade();
			case "3" -> query(spring(args, "--aludel.enabled=false").getBean(DataSource.class));
			case "4" -> spring(args, "--aludel.enabled=true");
			default -> {
				facts(args, classes);
				return;
			}
		}
		System.out.println("result: " + (System.nanoTime() - start) / 1e6);
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

	private static ApplicationContext spring(String[] args, String option) {
		return SpringApplication.run(Application.class, option, "--spring.datasource.url=" + args[2],
				"--spring.datasource.username=" + args[3], "--spring.main.web-application-type=none");
	}

	private static void facts(String[] args, Path classes) throws Exception {
		AtomicInteger statements = new AtomicInteger();
		try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
			engine(counting(DataSource.class, dataSource(args), statements), loader).upgrade();
			System.out.println("result: " + statements + ", " + loader.loaded().size());
		}
	}

	private static Aludel engine(DataSource dataSource, ClassLoader loader) {
		return new Aludel(dataSource, new ClasspathMigrationSource(List.of("db.migration"), loader),
				AludelSettings.defaults(), List.of());
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

	/** What {@code spring-boot-starter-jdbc} configures, and Aludel. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceInitializationAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, JdbcClientAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, AludelAutoConfiguration.class })
	static class Application {

	}

}
