package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute of a grown class, as Java text.
 *
 * @param annotations its annotations
 * @param type its type
 * @param name its name
 */
record GrownField(List<String> annotations, String type, String name) {

	static GrownField of(String type, String name, String... annotations) {
		return new GrownField(List.of(annotations), type, name);
	}

	/** Whether it has a check that names it. */
	boolean isChecked() {
		return this.annotations.stream().anyMatch((annotation) -> annotation.contains("@CheckConstraint"));
	}

	String source() {
		return "\t"
				+ String.join(" ", Stream.concat(this.annotations.stream(), Stream.of(this.type, this.name)).toList())
				+ ";\n";
	}

	GrownField with(String annotation) {
		List<String> more = new ArrayList<>(this.annotations);
		more.add(annotation);
		return new GrownField(more, this.type, this.name);
	}

	GrownField named(String newName) {
		return new GrownField(this.annotations.stream()
			.map((annotation) -> annotation.replaceAll("\\b" + this.name + "(?![0-9])", newName)
				.replaceAll("_" + this.name + "(?![0-9])", "_" + newName))
			.toList(), this.type, newName);
	}

	/** The same attribute with one annotation less, each way. */
	List<GrownField> smaller() {
		List<GrownField> candidates = new ArrayList<>();
		for (int index = 0; index < this.annotations.size(); index++) {
			List<String> fewer = new ArrayList<>(this.annotations);
			fewer.remove(index);
			candidates.add(new GrownField(fewer, this.type, this.name));
		}
		return candidates;
	}

}
