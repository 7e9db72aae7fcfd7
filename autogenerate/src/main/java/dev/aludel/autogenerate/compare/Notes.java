package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/** Collects warnings. */
final class Notes {

	private final List<Warning> warnings = new ArrayList<>();

	void add(Warning.Kind kind, QualifiedName object, @Nullable String part, String sentence) {
		this.warnings.add(new Warning(kind, object, part, sentence));
	}

	List<Warning> warnings() {
		return List.copyOf(this.warnings);
	}

}
