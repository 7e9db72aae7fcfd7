package dev.aludel.autogenerate.prove;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/**
 * The connection that drafts and checks get: it cannot end the transaction of the proof.
 */
final class GuardedConnection {

	private static final Set<String> REFUSED = Set.of("abort", "close", "commit", "setAutoCommit", "setReadOnly",
			"setTransactionIsolation");

	private GuardedConnection() {
	}

	static Connection of(Connection connection) {
		// A lambda, since the parser of Maven's plugin tools knows no annotated array.
		InvocationHandler handler = (proxy, method, arguments) -> {
			refuseEndOfTransaction(method);
			try {
				return switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> method.invoke(connection, arguments);
				};
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return (Connection) Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, handler);
	}

	private static void refuseEndOfTransaction(Method method) {
		// A rollback to a savepoint stays within the transaction.
		boolean rollback = method.getName().equals("rollback") && method.getParameterCount() == 0;
		if (rollback || REFUSED.contains(method.getName())) {
			throw new EndOfTransactionException(method.getName() + "()");
		}
	}

	/** Something would have ended the transaction of the proof. */
	static final class EndOfTransactionException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		EndOfTransactionException(String call) {
			super(call + " would end the transaction of the proof.");
		}

	}

}
