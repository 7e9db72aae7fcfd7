package dev.aludel.autoconfigure;

import dev.aludel.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * What a native image needs to know of the engine, whatever the application.
 */
final class AludelRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerType(Revision.class, MemberCategory.INVOKE_DECLARED_METHODS);
		// Those of a single database are the values of a map.
		BindableRuntimeHintsRegistrar.forTypes(AludelProperties.class, AludelDatabaseProperties.class)
			.registerHints(hints);
	}

}
