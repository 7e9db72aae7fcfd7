package dev.aludel.command;

import java.util.List;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.Repair;
import dev.aludel.migrate.Repair.AcceptChecksum;
import dev.aludel.migrate.Repair.ClearProgress;
import dev.aludel.migrate.Repair.ForgetRevision;
import dev.aludel.migrate.RepairPlan;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * What was out of order in the records of a database, and whether it was corrected.
 *
 * @param plan what was found and chosen, and what is left
 * @param done whether it was carried out
 * @param shown whether a person has seen what was found, to be asked about it
 */
record RepairResult(RepairPlan plan, boolean done, boolean shown) implements CommandResult {

	private static final String INDENT = "  ";

	@Override
	public void writeText(TextOutput out) {
		if (!this.shown) {
			describe(this.plan, out);
		}
		out.line(conclusion());
	}

	private String conclusion() {
		if (this.plan.isEmpty()) {
			return "The %s of database %s are in order: nothing to repair."
				.formatted(this.plan.left().isEmpty() ? "records" : "other records", this.plan.database());
		}
		return this.done
				? "%s in database %s.".formatted(Phrases.count(this.plan.repairs().size(), "repair") + " carried out",
						this.plan.database())
				: "Nothing was repaired in database %s. Carry it out: %s".formatted(this.plan.database(),
						this.plan.database().command("repair" + choice() + " --yes"));
	}

	/** The options that choose what the plan has, where it is not what goes without. */
	private String choice() {
		boolean undecided = this.plan.repairs().stream().noneMatch(ForgetRevision.class::isInstance)
				&& this.plan.left().stream().allMatch(ForgetRevision.class::isInstance);
		return undecided ? ""
				: chosen(ForgetRevision.class, " --forget ") + chosen(AcceptChecksum.class, " --accept-checksum ")
						+ chosen(ClearProgress.class, " --clear-progress ");
	}

	private String chosen(Class<? extends Repair> kind, String option) {
		List<String> ids = this.plan.repairs().stream().filter(kind::isInstance).map(Repair::revision).toList();
		return ids.isEmpty() ? "" : option + String.join(" ", ids);
	}

	/** Writes what each repair is about and what it leaves behind. */
	static void describe(RepairPlan plan, TextOutput out) {
		describeUnknown(plan, out);
		describeRepairs(plan, out);
	}

	private static void describeUnknown(RepairPlan plan, TextOutput out) {
		for (Repair repair : plan.left()) {
			if (repair instanceof ForgetRevision forget) {
				out.line("Revision %s is applied and this application does not know it.".formatted(named(forget, out)));
				out.line(INDENT + "To forget it for good: "
						+ plan.database().command("repair --forget " + forget.revision()));
			}
		}
		if (plan.databaseAhead()) {
			out.line("The database is ahead: a newer application may have run them; forget them only when that "
					+ "application is gone.");
		}
	}

	private static String named(ForgetRevision forget, TextOutput out) {
		String message = forget.applied().message();
		return out.styled(Style.YELLOW, forget.revision()) + (message.isEmpty() ? "" : " (" + message + ")");
	}

	private static void describeRepairs(RepairPlan plan, TextOutput out) {
		for (Repair repair : plan.repairs()) {
			if (repair instanceof ForgetRevision forget) {
				describe(forget, out);
			}
			else if (repair instanceof AcceptChecksum accept) {
				describe(accept, out);
			}
			else if (repair instanceof ClearProgress clear) {
				describe(clear, out);
			}
		}
	}

	private static void describe(ForgetRevision forget, TextOutput out) {
		out.line("Forget revision %s".formatted(named(forget, out)));
		out.line(INDENT + "It is applied and this application does not know it. What it did to the schema stays.");
	}

	private static void describe(AcceptChecksum accept, TextOutput out) {
		out.line("Accept the checksum of revision %s (%s)".formatted(out.styled(Style.YELLOW, accept.revision()),
				accept.className()));
		out.line(INDENT + "It would run other statements than those that it ran here. They are not run.");
		out.detail(INDENT + "recorded " + accept.recorded());
		out.detail(INDENT + "accepted " + accept.recomputed());
	}

	private static void describe(ClearProgress clear, TextOutput out) {
		boolean upgrade = clear.unfinished().direction() == Direction.UPGRADE;
		out.line("Give up the %s of revision %s".formatted(upgrade ? "upgrade" : "downgrade",
				out.styled(Style.YELLOW, clear.revision())));
		out.line(INDENT + committed(clear) + (upgrade ? " It counts as not applied." : " It counts as applied."));
		clear.committed().forEach((sql) -> out.line(Phrases.indented(sql, INDENT + INDENT)));
		if (!clear.invalidIndexes().isEmpty()) {
			out.line(INDENT + "These indexes of the database are not valid; drop what it has left behind:");
			clear.invalidIndexes().forEach((index) -> out.line(INDENT + INDENT + dropping(index)));
		}
	}

	private static String committed(ClearProgress clear) {
		return switch (clear.unfinished().completedStatements()) {
			case 0 -> "None of its statements is known to be committed.";
			case 1 -> "Its statement 1 is committed and stays.";
			default -> "Its statements 1 to " + clear.unfinished().completedStatements() + " are committed and stay.";
		};
	}

	private static String dropping(QualifiedName index) {
		return "drop index concurrently " + Identifier.quote(index);
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("database", this.plan.database().name())
			.put("host", this.plan.database().host())
			.put("repaired", this.done)
			.put("repairs", this.plan.repairs().stream().map(RepairResult::json).toList())
			.put("left", this.plan.left().stream().map(RepairResult::json).toList())
			.put("databaseAhead", this.plan.databaseAhead());
	}

	private static JsonObject json(Repair repair) {
		JsonObject json = new JsonObject().put("action", repair.action()).put("revision", repair.revision());
		if (repair instanceof ForgetRevision forget) {
			json.put("message", forget.applied().message()).put("appliedAt", forget.applied().appliedAt());
		}
		else if (repair instanceof AcceptChecksum accept) {
			json.put("className", accept.className())
				.put("recorded", accept.recorded())
				.put("recomputed", accept.recomputed());
		}
		else if (repair instanceof ClearProgress clear) {
			json.put("direction", clear.unfinished().direction())
				.put("completedStatements", clear.unfinished().completedStatements())
				.put("committed", clear.committed())
				.put("invalidIndexes", names(clear.invalidIndexes()));
		}
		return json;
	}

	private static List<String> names(List<QualifiedName> indexes) {
		return indexes.stream().map(Identifier::quote).toList();
	}

	@Override
	public int exitStatus() {
		return (this.done || this.plan.isEmpty()) ? ExitStatus.DONE : ExitStatus.FAILED;
	}

}
