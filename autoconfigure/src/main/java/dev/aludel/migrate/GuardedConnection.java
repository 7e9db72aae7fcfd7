package dev.aludel.migrate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a migration gets: it refuses what would end the transaction of the
 * revision or outlast it.
 */
final class GuardedConnection implements InvocationHandler {

	private static final Set<String> REFUSED = Set.of("abort", "close", "commit", "setAutoCommit", "setCatalog",
			"setHoldability", "setNetworkTimeout", "setReadOnly", "setSchema", "setTransactionIsolation");

	private final Connection connection;

	private GuardedConnection(Connection connection) {
		this.connection = connection;
	}

	static Connection of(Connection connection) {
		return (Connection) Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new GuardedConnection(connection));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		// A rollback to a savepoint stays within the transaction.
		boolean rollback = method.getName().equals("rollback") && method.getParameterCount() == 0;
		if (rollback || REFUSED.contains(method.getName())) {
			throw new RefusedException("%s() was called on op.connection().".formatted(method.getName()),
					"Remove that call: the connection and its transaction belong to the engine, "
							+ "which commits after the migration and rolls back when it throws.");
		}
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> invoke(method, arguments);
		};
	}

	private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
