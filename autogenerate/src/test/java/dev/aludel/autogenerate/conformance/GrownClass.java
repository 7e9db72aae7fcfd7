package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A grown entity, embeddable or enum, as Java text.
 *
 * @param annotations its annotations, each on a line of its own
 * @param declaration what stands before its body: {@code class A extends B}
 * @param fields its attributes; none for an enum
 * @param values the values of an enum; none for a class
 */
record GrownClass(List<String> annotations, String declaration, List<GrownField> fields, List<String> values) {

	String source() {
		String body = this.values.isEmpty() ? this.fields.stream().map(GrownField::source).collect(Collectors.joining())
				: "\t" + String.join(", ", this.values) + "\n";
		String head = this.annotations.stream().map((line) -> line + "\n").collect(Collectors.joining());
		return head + this.declaration + " {\n" + body + "}\n";
	}

	String name() {
		return this.declaration.split(" ")[1];
	}

	boolean isEntity() {
		return this.annotations.contains("@Entity");
	}

	boolean isEmbeddable() {
		return this.annotations.contains("@Embeddable");
	}

	boolean isEnum() {
		return !this.values.isEmpty();
	}

	/** Whether it says itself how its rows are identified. */
	boolean isRoot() {
		return isEntity() && !this.declaration.contains(" extends ");
	}

	GrownClass fields(List<GrownField> newFields) {
		return new GrownClass(this.annotations, this.declaration, List.copyOf(newFields), this.values);
	}

	GrownClass values(List<String> newValues) {
		return new GrownClass(this.annotations, this.declaration, this.fields, List.copyOf(newValues));
	}

	GrownClass annotations(List<String> newAnnotations) {
		return new GrownClass(List.copyOf(newAnnotations), this.declaration, this.fields, this.values);
	}

	/** The same class with a little less in it, each way. */
	List<GrownClass> smaller() {
		List<GrownClass> candidates = new ArrayList<>();
		for (int index = 0; index < this.fields.size(); index++) {
			List<GrownField> fewer = new ArrayList<>(this.fields);
			GrownField field = fewer.remove(index);
			candidates.add(fields(fewer));
			for (GrownField smaller : field.smaller()) {
				List<GrownField> changed = new ArrayList<>(this.fields);
				changed.set(index, smaller);
				candidates.add(fields(changed));
			}
		}
		for (int index = 0; index < this.annotations.size(); index++) {
			List<String> fewer = new ArrayList<>(this.annotations);
			fewer.remove(index);
			candidates.add(annotations(fewer));
		}
		return candidates;
	}

}
