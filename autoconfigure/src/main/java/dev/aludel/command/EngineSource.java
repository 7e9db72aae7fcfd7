package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine that a command works with.
 */
@FunctionalInterface
public interface EngineSource {

	/**
	 * Returns an engine.
	 * @param name the name that {@code --engine} gives, or {@code null} for the only one
	 * @return the engine
	 * @throws CommandException if there is none, or it is not clear which is meant
	 */
	Aludel engine(@Nullable String name);

}
