package dev.aludel.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * A data source that writes down which statements are executed on its connections, and
 * how many connections are taken.
 */
final class RecordedStatements {

	private final List<String> statements = new ArrayList<>();

	private int connections;

	DataSource record(DataSource dataSource) {
		return proxy(DataSource.class, dataSource);
	}

	List<String> statements() {
		return List.copyOf(this.statements);
	}

	int connections() {
		return this.connections;
	}

	private <T> T proxy(Class<T> type, Object target) {
		return proxy(type, target, null);
	}

	private <T> T proxy(Class<T> type, Object target, @Nullable String sql) {
		return type.cast(Proxy.newProxyInstance(RecordedStatements.class.getClassLoader(), new Class<?>[] { type },
				(self, method, arguments) -> invoke(target, method, arguments, sql)));
	}

	private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments, @Nullable String sql)
			throws Throwable {
		if (method.getName().startsWith("execute")) {
			this.statements.add((arguments != null) ? String.valueOf(arguments[0]) : String.valueOf(sql));
		}
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof Connection) {
				this.connections++;
				return proxy(Connection.class, result);
			}
			if (result instanceof PreparedStatement && arguments != null) {
				return proxy(PreparedStatement.class, result, String.valueOf(arguments[0]));
			}
			return (result instanceof Statement) ? proxy(Statement.class, result) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
