package dev.aludel.command;

import dev.aludel.migrate.DatabaseState;

/** Says below a drawing how to read what the database has of it. */
final class PositionRemark {

	private PositionRemark() {
	}

	static void write(GraphSurvey survey, TextOutput out) {
		survey.state()
			.ifPresentOrElse((state) -> write(state, out),
					() -> out.remark("\nNo database was asked; what is applied is not known."));
	}

	private static void write(DatabaseState state, TextOutput out) {
		out.remark("\n%s applied, %s pending in database %s".formatted(GraphPicture.APPLIED, GraphPicture.PENDING,
				state.database()));
		if (!state.unknown().isEmpty()) {
			out.line("The database also has revisions that this application does not know: "
					+ String.join(", ", state.unknown()));
		}
	}

}
