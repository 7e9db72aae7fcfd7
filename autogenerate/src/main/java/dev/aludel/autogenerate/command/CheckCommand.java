package dev.aludel.autogenerate.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import dev.aludel.autogenerate.compare.Renames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether entities and database differ. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Fails with status 1 when the entities and the live database differ, and lists the differences.")
final class CheckCommand implements Callable<Integer> {

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try (Desk desk = Desk.open(this.options)) {
			EntityComparison.Result result = desk.compare(Renames.NONE);
			ComparisonText text = new ComparisonText(desk, result);
			out.println(text.differences());
			text.warnings().forEach(out::println);
			if (result.comparison().isEmpty()) {
				return 0;
			}
			out.println("Nothing was changed. Draft a migration: mvn aludel:revision -Dmessage=\"…\"");
			return 1;
		}
	}

}
