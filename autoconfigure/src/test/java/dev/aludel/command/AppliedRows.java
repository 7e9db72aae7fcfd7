package dev.aludel.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.TestDatabase;

/**
 * The rows of applied revisions in a database, put there without asking the engine, for
 * only so can there be gaps and unknown revisions among them.
 */
final class AppliedRows {

	private static final RevisionNode FIRST = new RevisionNode("first", List.of(), List.of(), List.of(), "",
			"db.migration.Rfirst");

	private final TestDatabase database;

	AppliedRows(TestDatabase database) {
		this.database = database;
		GraphMigrations.of(List.of(FIRST)).aludel(database.dataSource()).upgrade();
	}

	/** Replaces all rows. */
	void write(Collection<String> applied, List<RevisionNode> nodes) {
		this.database.execute("truncate aludel_revision, aludel_history");
		try (Connection connection = this.database.connect();
				PreparedStatement statement = connection.prepareStatement(
						"insert into aludel_revision (revision, revises, depends_on, message) values (?, ?, ?, '')")) {
			for (String id : applied) {
				Optional<RevisionNode> node = nodes.stream().filter((each) -> each.id().equals(id)).findFirst();
				List<String> revises = node.map(RevisionNode::revises).orElse(List.of());
				List<String> dependsOn = node.map((known) -> ids(known.dependsOn(), nodes)).orElse(List.of());
				statement.setString(1, id);
				statement.setArray(2, connection.createArrayOf("text", revises.toArray()));
				statement.setArray(3, connection.createArrayOf("text", dependsOn.toArray()));
				statement.executeUpdate();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> ids(List<String> idsOrLabels, List<RevisionNode> nodes) {
		return idsOrLabels.stream()
			.map((name) -> nodes.stream()
				.filter((node) -> node.id().equals(name) || node.branchLabels().contains(name))
				.map(RevisionNode::id)
				.findFirst()
				.orElse(name))
			.toList();
	}

	List<String> read() {
		return this.database.query("select revision from aludel_revision order by revision collate \"C\"");
	}

}
