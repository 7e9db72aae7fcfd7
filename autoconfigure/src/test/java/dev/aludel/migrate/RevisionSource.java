package dev.aludel.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A migration as source text.
 */
public record RevisionSource(String id, List<String> revises, List<String> dependsOn, String message,
		String packageName, String members, String upgrade, String downgrade, List<String> replaces) {

	public static RevisionSource revision(String id, String... revises) {
		return new RevisionSource(id, List.of(revises), List.of(), "step " + id, "db.migration", "", "", "", List.of());
	}

	public RevisionSource dependsOn(String... ids) {
		return new RevisionSource(this.id, this.revises, List.of(ids), this.message, this.packageName, this.members,
				this.upgrade, this.downgrade, this.replaces);
	}

	public RevisionSource message(String newMessage) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, newMessage, this.packageName, this.members,
				this.upgrade, this.downgrade, this.replaces);
	}

	public RevisionSource inPackage(String name) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, this.message, name, this.members, this.upgrade,
				this.downgrade, this.replaces);
	}

	public RevisionSource replaces(String... ids) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, this.message, this.packageName, this.members,
				this.upgrade, this.downgrade, List.of(ids));
	}

	/** Further members of the class, such as a constructor. */
	public RevisionSource with(String java) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, this.message, this.packageName, java,
				this.upgrade, this.downgrade, this.replaces);
	}

	/** Java statements about {@code op}. */
	public RevisionSource up(String java) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, this.message, this.packageName, this.members,
				java, this.downgrade, this.replaces);
	}

	/** Java statements about {@code op}. */
	public RevisionSource down(String java) {
		return new RevisionSource(this.id, this.revises, this.dependsOn, this.message, this.packageName, this.members,
				this.upgrade, java, this.replaces);
	}

	/** SQL statements that are executed one after the other. */
	public RevisionSource sqlUp(String... sql) {
		return up(executing(sql));
	}

	/** SQL statements that are executed one after the other. */
	public RevisionSource sqlDown(String... sql) {
		return down(executing(sql));
	}

	private static String executing(String... sql) {
		return Arrays.stream(sql)
			.map((statement) -> "op.execute(\"" + statement.replace("\\", "\\\\").replace("\"", "\\\"") + "\");")
			.collect(Collectors.joining("\n"));
	}

	String simpleName() {
		String words = Arrays.stream(this.message.replaceAll("[^\\p{L}\\p{N}_ ]", "").split(" "))
			.filter((word) -> !word.isEmpty())
			.map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
			.collect(Collectors.joining());
		return "R" + this.id + (words.isEmpty() ? "" : "_" + words);
	}

	String className() {
		return this.packageName + "." + simpleName();
	}

	String java() {
		return """
				package %s;

				import static dev.aludel.Definitions.*;
				import dev.aludel.Migration;
				import dev.aludel.Operations;
				import dev.aludel.Revision;

				@Revision(id = "%s", revises = %s, dependsOn = %s, message = "%s", replaces = %s)
				public class %s implements Migration {

					%s

					@Override
					public void upgrade(Operations op) {
						%s
					}

					@Override
					public void downgrade(Operations op) {
						%s
					}

				}
				""".formatted(this.packageName, this.id, array(this.revises), array(this.dependsOn), this.message,
				array(this.replaces), simpleName(), this.members, this.upgrade, this.downgrade);
	}

	private static String array(List<String> values) {
		return values.stream().map((value) -> '"' + value + '"').collect(Collectors.joining(", ", "{", "}"));
	}

}
