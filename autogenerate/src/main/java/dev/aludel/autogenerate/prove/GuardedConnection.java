package dev.aludel.autogenerate.prove;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The connection that drafts and checks get: it cannot end the transaction of the proof.
 */
final class GuardedConnection implements InvocationHandler {

	private static final Set<String> REFUSED = Set.of("abort", "close", "commit", "setAutoCommit", "setReadOnly",
			"setTransactionIsolation");

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
			throw new EndOfTransactionException(method.getName() + "()");
		}
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> delegate(method, arguments);
		};
	}

	private @Nullable Object delegate(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/** Something would have ended the transaction of the proof. */
	static final class EndOfTransactionException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String call;

		EndOfTransactionException(String call) {
			super(call + " would end the transaction of the proof.");
			this.call = call;
		}

		String call() {
			return this.call;
		}

	}

}
