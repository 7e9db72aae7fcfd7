package dev.aludel.autogenerate.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.aludel.autogenerate.command.Workbench;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftWriter;
import org.postgresql.ds.PGSimpleDataSource;

/** Replaces entities in a file by the draft for a database, in a JVM of its own. */
final class DraftPrinter {

	private DraftPrinter() {
	}

	public static void main(String[] arguments) throws SQLException, IOException {
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(arguments[0]);
		database.setUser(arguments[1]);
		Path file = Path.of(arguments[2]);
		EntitySource entities = new EntitySource(Files.readString(file), Map.of());
		try (Connection connection = database.getConnection()) {
			Workbench.Findings findings = new Workbench(entities.read(arguments[0], arguments[1]), List.of())
				.compare(connection, Answers.NONE);
			List<Draft> drafts = findings.drafts(Scenario.revision(List.of()));
			Files.writeString(file, new DraftWriter().write(drafts.get(0)).text());
		}
	}

}
