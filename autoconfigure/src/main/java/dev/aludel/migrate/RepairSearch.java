package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.aludel.migrate.Recording.Complete;
import dev.aludel.migrate.Recording.Recorded;
import dev.aludel.migrate.Repair.AcceptChecksum;
import dev.aludel.migrate.Repair.ClearProgress;
import dev.aludel.migrate.Repair.ForgetRevision;
import dev.aludel.revision.RevisionNode;
import dev.aludel.schema.QualifiedName;

/**
 * Finds what can be repaired in the records of a database.
 *
 * @param migrations the migrations of the application
 */
record RepairSearch(LoadedMigrations migrations) {

	RepairPlan search(Situation situation, Connection connection) throws SQLException {
		DatabaseState state = StateReader.state(situation, connection, this.migrations.graph());
		List<Repair> unknown = new ArrayList<>();
		for (AppliedRevision applied : state.applied()) {
			if (state.unknown().contains(applied.id())) {
				unknown.add(new ForgetRevision(applied));
			}
		}
		List<Repair> repairs = new ArrayList<>();
		state.applied().forEach((applied) -> changedChecksum(applied).ifPresent(repairs::add));
		if (!state.unfinished().isEmpty()) {
			List<QualifiedName> invalidIndexes = invalidIndexes(connection);
			for (UnfinishedRevision unfinished : state.unfinished()) {
				repairs.add(new ClearProgress(unfinished, committed(unfinished), invalidIndexes));
			}
		}
		return new RepairPlan(state.database(), repairs, unknown, !unknown.isEmpty() && state.pending().isEmpty());
	}

	private Optional<AcceptChecksum> changedChecksum(AppliedRevision applied) {
		String recorded = applied.checksum();
		Optional<RevisionNode> node = this.migrations.graph().find(applied.id());
		if (recorded == null || node.isEmpty()) {
			return Optional.empty();
		}
		return recording(node.get(), Direction.UPGRADE).map(Complete::checksum)
			.filter((recomputed) -> !recomputed.equals(recorded))
			.map((recomputed) -> new AcceptChecksum(applied.id(), node.get().origin(), recorded, recomputed));
	}

	private List<String> committed(UnfinishedRevision unfinished) {
		int count = unfinished.completedStatements();
		return this.migrations.graph()
			.find(unfinished.id())
			.flatMap((node) -> recording(node, unfinished.direction()))
			.filter((recording) -> recording.checksum(count).equals(unfinished.checksum()))
			.map((recording) -> recording.statements().stream().limit(count).map(RepairSearch::sql).toList())
			.orElse(List.of());
	}

	private Optional<Complete> recording(RevisionNode node, Direction direction) {
		return (Recording.of(this.migrations.runnable(node, direction)) instanceof Complete complete)
				? Optional.of(complete) : Optional.empty();
	}

	private static String sql(Recorded recorded) {
		return recorded.statement().sql();
	}

	// The index of a partitioned table is not valid until all its parts have one.
	private static List<QualifiedName> invalidIndexes(Connection connection) throws SQLException {
		String sql = """
				select n.nspname, c.relname
				from pg_index i
				join pg_class c on c.oid = i.indexrelid
				join pg_namespace n on n.oid = c.relnamespace
				where not i.indisvalid and c.relkind = 'i' and n.nspname !~ '^pg_'
				order by 1, 2
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			List<QualifiedName> indexes = new ArrayList<>();
			while (rows.next()) {
				indexes.add(new QualifiedName(rows.getString(1), rows.getString(2)));
			}
			return indexes;
		}
	}

}
