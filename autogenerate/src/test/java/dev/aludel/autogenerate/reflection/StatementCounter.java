package dev.aludel.autogenerate.reflection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A connection that writes down what is executed on it, and can be interrupted.
 */
public final class StatementCounter implements AutoCloseable {

	private final Connection delegate;

	private final List<String> statements = new ArrayList<>();

	private String awaited = "";

	private Runnable action = () -> {
	};

	/**
	 * Watches a connection.
	 * @param delegate the connection
	 */
	public StatementCounter(Connection delegate) {
		this.delegate = delegate;
	}

	/**
	 * The connection that is watched.
	 * @return the connection
	 */
	public Connection connection() {
		return proxy(Connection.class, this.delegate, null);
	}

	/**
	 * Runs something in between, once, when a statement is about to be executed.
	 * @param text a part of the statement
	 * @param interruption what to run
	 */
	public void before(String text, Runnable interruption) {
		this.awaited = text;
		this.action = interruption;
	}

	/**
	 * What was executed.
	 * @return the statements, in order
	 */
	public List<String> statements() {
		return this.statements;
	}

	@Override
	public void close() throws SQLException {
		this.delegate.close();
	}

	private <T> T proxy(Class<T> type, T target, @Nullable String sql) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				@Nullable String text = (arguments != null && arguments.length > 0 && arguments[0] instanceof String first)
						? first : sql;
				if (method.getName().startsWith("execute")) {
					executing(String.valueOf(text));
				}
				try {
					@Nullable Object result = method.invoke(target, arguments);
					return watched(result, text);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	private void executing(String sql) {
		this.statements.add(sql);
		if (!this.awaited.isEmpty() && sql.contains(this.awaited)) {
			this.awaited = "";
			this.action.run();
		}
	}

	private @Nullable Object watched(@Nullable Object result, @Nullable String sql) {
		if (result instanceof PreparedStatement prepared) {
			return proxy(PreparedStatement.class, prepared, sql);
		}
		return (result instanceof Statement statement) ? proxy(Statement.class, statement, sql) : result;
	}

}
