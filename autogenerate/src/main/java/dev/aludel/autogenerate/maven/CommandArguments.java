package dev.aludel.autogenerate.maven;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The words of a command line, without those that were not asked for. */
final class CommandArguments {

	private final List<String> words = new ArrayList<>();

	private CommandArguments(String command) {
		this.words.add(command);
	}

	static CommandArguments of(String command) {
		return new CommandArguments(command);
	}

	CommandArguments value(@Nullable String value) {
		if (value != null) {
			this.words.add(value);
		}
		return this;
	}

	CommandArguments values(@Nullable List<String> values) {
		if (values != null) {
			values.forEach(this::value);
		}
		return this;
	}

	CommandArguments option(String name, @Nullable String value) {
		if (value != null) {
			this.words.add(name);
			this.words.add(value);
		}
		return this;
	}

	CommandArguments options(String name, @Nullable List<String> values) {
		if (values != null) {
			values.forEach((value) -> option(name, value));
		}
		return this;
	}

	CommandArguments flag(String name, boolean set) {
		if (set) {
			this.words.add(name);
		}
		return this;
	}

	List<String> words() {
		return List.copyOf(this.words);
	}

}
