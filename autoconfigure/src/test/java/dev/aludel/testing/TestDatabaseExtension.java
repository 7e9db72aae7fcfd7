package dev.aludel.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keeps the server in the root store and a database in the store of each method. */
final class TestDatabaseExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(TestDatabaseExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestDatabase.class;
	}

	@Override
	public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
		TestServer server = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(TestServer.class, (type) -> TestServer.start(), TestServer.class);
		return context.getStore(NAMESPACE)
			.computeIfAbsent(TestDatabase.class, (type) -> server.createDatabase(), TestDatabase.class);
	}

}
