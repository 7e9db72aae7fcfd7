package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine that a command works with.
 */
@FunctionalInterface
public interface EngineSource {

	/**
	 * Returns an engine.
	 * @param name the name that {@code --database} gives, or {@code null} for the only
	 * one
	 * @return the engine
	 * @throws CommandException if there is none, or it is not clear which is meant
	 */
	Aludel engine(@Nullable String name);

	/**
	 * Returns the names of the databases, for commands that mean all of them unless one
	 * is named.
	 * @return the names in the order in which they come, or none where names mean nothing
	 */
	default List<String> names() {
		return List.of();
	}

}
