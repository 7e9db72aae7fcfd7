package dev.aludel.autogenerate.draft;

import java.util.List;

import javax.lang.model.SourceVersion;

/**
 * Where a {@link Draft} stands in the graph of revisions, and what it is called.
 *
 * @param id the id; every character can stand in the name of a class
 * @param revises the revisions it continues: none for a base, several for a merge
 * @param dependsOn revisions outside its line of history that must be applied before
 * @param branchLabels names for the branch that begins here
 * @param message what it does, in a few words; may be empty
 * @param packageName the package of its class
 * @param replaces the revisions that it stands for, from the lowest to the highest; empty
 * unless it is a squashed revision
 */
public record DraftRevision(String id, List<String> revises, List<String> dependsOn, List<String> branchLabels,
		String message, String packageName, List<String> replaces) {

	public DraftRevision {
		if (id.isEmpty() || !id.codePoints().allMatch(DraftRevision::canStandInClassName)) {
			throw new IllegalArgumentException("The revision id \"" + id
					+ "\" cannot stand in the name of a class; it takes letters, digits and _.");
		}
		if (!SourceVersion.isName(packageName)) {
			throw new IllegalArgumentException(
					"\"" + packageName + "\" is no name of a package; it is words joined by dots: db.migration");
		}
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = List.copyOf(branchLabels);
		replaces = List.copyOf(replaces);
	}

	/**
	 * Creates a revision that stands for no others.
	 * @param id the id
	 * @param revises the revisions it continues
	 * @param dependsOn revisions outside its line of history that must be applied before
	 * @param branchLabels names for the branch that begins here
	 * @param message what it does, in a few words
	 * @param packageName the package of its class
	 */
	public DraftRevision(String id, List<String> revises, List<String> dependsOn, List<String> branchLabels,
			String message, String packageName) {
		this(id, revises, dependsOn, branchLabels, message, packageName, List.of());
	}

	/**
	 * Returns a revision without dependencies and branch labels.
	 * @param id the id
	 * @param revises the revisions it continues
	 * @param message what it does, in a few words
	 * @param packageName the package of its class
	 * @return the revision
	 */
	public static DraftRevision of(String id, List<String> revises, String message, String packageName) {
		return new DraftRevision(id, revises, List.of(), List.of(), message, packageName);
	}

	/**
	 * Returns this revision with another message.
	 * @param text what it does, in a few words
	 * @return the changed revision
	 */
	public DraftRevision message(String text) {
		return new DraftRevision(this.id, this.revises, this.dependsOn, this.branchLabels, text, this.packageName,
				this.replaces);
	}

	/**
	 * Returns this revision with other dependencies.
	 * @param revisions ids or branch labels
	 * @return the changed revision
	 */
	public DraftRevision dependsOn(List<String> revisions) {
		return new DraftRevision(this.id, this.revises, revisions, this.branchLabels, this.message, this.packageName,
				this.replaces);
	}

	/**
	 * Returns this revision with other branch labels.
	 * @param labels the labels
	 * @return the changed revision
	 */
	public DraftRevision branchLabels(List<String> labels) {
		return new DraftRevision(this.id, this.revises, this.dependsOn, labels, this.message, this.packageName,
				this.replaces);
	}

	/**
	 * Returns this revision standing for others.
	 * @param revisions their ids, from the lowest to the highest
	 * @return the changed revision
	 */
	public DraftRevision replaces(List<String> revisions) {
		return new DraftRevision(this.id, this.revises, this.dependsOn, this.branchLabels, this.message,
				this.packageName, revisions);
	}

	/**
	 * The name of the class without its package: {@code R<id>_<Message>}. It is ASCII
	 * when the id is, since not every machine that builds can name a file otherwise.
	 * @return the simple name
	 */
	public String className() {
		return "R" + this.id + "_" + CamelCase.of(this.message);
	}

	private static boolean canStandInClassName(int character) {
		return Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character)
				&& character != '$';
	}

}
