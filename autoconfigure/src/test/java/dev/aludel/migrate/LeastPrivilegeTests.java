package dev.aludel.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Grants roles what docs/security.md says, and nothing else. */
@PostgresTest
class LeastPrivilegeTests {

	private static final Path PAGE = Path.of("../docs/security.md");

	private static final AludelSettings OWN_SCHEMA = AludelSettings.defaults()
		.withTables(new BookkeepingTables(new QualifiedName("ops", "aludel_revision"),
				new QualifiedName("ops", "aludel_history"), new QualifiedName("ops", "aludel_progress")))
		.withRun(RunSettings.defaults().withSchemas(List.of("ops")));

	private final MigrationProject project;

	LeastPrivilegeTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("select 1").sqlDown("select 1"),
				revision("2", "1")
					.up("op.backfill(\"tasks\", dev.aludel.Definitions.set(\"done = true\").where(\"not done\"));")
					.sqlDown("select 1"));
	}

	@TestFactory
	Stream<DynamicTest> aRoleWithJustThePrivilegesOfThePage(TestDatabase database) throws IOException {
		Map<String, Feature> features = features();
		Map<String, List<String>> sections = sections();
		assertThat(sections.keySet()).containsExactlyElementsOf(features.keySet());
		return sections.entrySet()
			.stream()
			.map((section) -> DynamicTest.dynamicTest(section.getKey(),
					() -> walk(database, Objects.requireNonNull(features.get(section.getKey())), section.getValue())));
	}

	private void walk(TestDatabase database, Feature feature, List<String> grants) {
		for (String left : grants) {
			List<String> others = grants.stream().filter((grant) -> !grant.equals(left)).toList();
			assertThatException().as("without `%s`", left).isThrownBy(() -> use(database, feature, others));
		}
		assertThatNoException().isThrownBy(() -> use(database, feature, grants));
	}

	private void use(TestDatabase database, Feature feature, List<String> grants) {
		try (TestDatabase own = database.another(); LimitedRole role = LimitedRole.in(own)) {
			own.execute("create table tasks (id int primary key, done boolean not null)");
			own.execute("insert into tasks select number, false from generate_series(1, 5) as number");
			feature.before().accept(this.project.aludel(own.dataSource()));
			// What the backfill itself needs.
			own.execute("grant select, update on tasks to " + role.name());
			grants.forEach(role::grant);
			feature.use().accept(this.project.aludel(own.dataSource(role.name())));
		}
	}

	private Map<String, Feature> features() {
		Map<String, Feature> features = new LinkedHashMap<>();
		features.put("Start with nothing to do, `on-startup=validate`, health and information",
				new Feature(Aludel::upgrade, (aludel) -> {
					aludel.upgrade();
					aludel.verify("head");
					assertThat(aludel.overview(0).state().applied()).hasSize(2);
					assertThat(aludel.state().pending()).isEmpty();
				}));
		features.put("Look: `current`, `history`, `heads`, `plan`, `validate`, `wait`, the endpoint",
				new Feature(Aludel::upgrade, (aludel) -> {
					aludel.state();
					aludel.history();
					aludel.plan("head");
					aludel.validate();
					aludel.awaitHead(Duration.ZERO);
				}));
		features.put("Create the bookkeeping tables: the first run, or `ensure-tables`", new Feature((aludel) -> {
		}, Aludel::ensureTables));
		features.put("Create the schemas of `aludel.schemas`", new Feature((aludel) -> {
		}, (aludel) -> this.project.aludel(aludel.dataSource(), OWN_SCHEMA).upgrade("1")));
		features.put("Upgrade, downgrade, `stamp`, a baseline, a rehearsal (`--dry-run`) and `repair`",
				new Feature((aludel) -> aludel.stamp(List.of("2")), (aludel) -> {
					aludel.downgrade("base");
					aludel.dryRun("1");
					aludel.upgrade("1");
					aludel.stamp(List.of("2"));
					aludel.repair(aludel.planRepair());
				}));
		features.put("Upgrade with steps outside a transaction: concurrent indexes, backfills",
				new Feature((aludel) -> aludel.upgrade("1"), Aludel::upgrade));
		return features;
	}

	private static Map<String, List<String>> sections() throws IOException {
		Map<String, List<String>> sections = new LinkedHashMap<>();
		List<String> grants = new ArrayList<>();
		for (String line : Files.readAllLines(PAGE)) {
			if (line.startsWith("### ")) {
				grants = new ArrayList<>();
				sections.put(line.substring("### ".length()), grants);
			}
			else if (line.startsWith("grant ")) {
				grants.add(line);
			}
		}
		return sections;
	}

	@Test
	void whoWaitsSeesWhatTheHolderRunsAsAMemberOfPgReadAllStats(TestDatabase database) throws Exception {
		assertThat(holderSeenBy(database, "grant usage on schema public to tasks_app"))
			.satisfies((holder) -> assertThat(holder.application()).isEqualTo("aludel upgrade"))
			.satisfies((holder) -> assertThat(holder.query()).isNull());
		assertThat(holderSeenBy(database, "grant pg_read_all_stats to tasks_app"))
			.satisfies((holder) -> assertThat(holder.query()).isNotBlank());
	}

	private LockHolder holderSeenBy(TestDatabase database, String grant) throws Exception {
		List<LockHolder> seen = new ArrayList<>();
		try (TestDatabase own = database.another(); LimitedRole role = LimitedRole.in(own)) {
			own.execute("create table tasks (id int primary key, done boolean not null)");
			this.project.aludel(own.dataSource()).ensureTables();
			List.of("grant connect on database tasks to tasks_app", "grant usage on schema public to tasks_app",
					"grant select on all tables in schema public to tasks_app", grant)
				.forEach(role::grant);
			try (HeldRun holder = HeldRun.of(this.project, own)) {
				MigrationListener listener = new MigrationListener() {

					@Override
					public void beforeLockWait(LockWait wait) {
						seen.add(Objects.requireNonNull(wait.holder()));
					}

				};
				this.project.aludel(own.dataSource(role.name()), listener, holder.releaseOnWait()).upgrade();
			}
		}
		assertThat(seen).hasSize(1);
		return seen.get(0);
	}

	@Test
	void whoMayReadTheColumnsOfTheHistoryIsToldHowLongARevisionTook(TestDatabase database) {
		try (TestDatabase own = database.another(); LimitedRole role = LimitedRole.in(own)) {
			this.project.aludel(own.dataSource()).upgrade("1");
			Aludel limited = this.project.aludel(own.dataSource(role.name()));
			List.of("grant connect on database tasks to tasks_app", "grant usage on schema public to tasks_app",
					"grant select on aludel_revision, aludel_progress to tasks_app",
					"grant select (id, revision, action, outcome, started_at) on aludel_history to tasks_app")
				.forEach(role::grant);
			assertThat(limited.state().applied()).singleElement()
				.satisfies((revision) -> assertThat(revision.duration()).isNull());
			role.grant("grant select (duration_ms, statements, checksum, application, database_user, error) "
					+ "on aludel_history to tasks_app");
			assertThat(limited.state().applied()).singleElement()
				.satisfies((revision) -> assertThat(revision.duration()).isNotNull());
		}
	}

	@Test
	void thePageShowsWhatTheBuildAllowsTheStarterToBring() throws IOException {
		List<String> page = Files.readAllLines(PAGE);
		List<String> shown = page.stream().filter((line) -> line.matches("[\\w.-]+:[\\w.-]+")).toList();
		List<String> allowed = Files.readAllLines(Path.of("../starter/pom.xml"))
			.stream()
			.map(String::strip)
			.filter((line) -> line.startsWith("<include>"))
			.map((line) -> line.replaceAll("</?include>", ""))
			.toList();
		assertThat(allowed).isNotEmpty().isSorted();
		assertThat(shown).isEqualTo(allowed);
	}

	/**
	 * Something that Aludel does.
	 *
	 * @param before what the owner does before
	 * @param use what the role does
	 */
	private record Feature(Consumer<Aludel> before, Consumer<Aludel> use) {

	}

	/**
	 * A role that has nothing, not even what all roles have.
	 *
	 * @param database the only database that knows it
	 * @param name the name of the role
	 */
	private record LimitedRole(TestDatabase database, String name) implements AutoCloseable {

		static LimitedRole in(TestDatabase database) {
			String name = "limited_" + database.name();
			database.execute("create role " + name + " login");
			database.execute("revoke all on database " + database.name() + " from public");
			database.execute("revoke all on schema public from public");
			return new LimitedRole(database, name);
		}

		void grant(String statement) {
			this.database.execute(statement.replace("tasks_app", this.name)
				.replace("database tasks", "database " + this.database.name()));
		}

		@Override
		public void close() {
			this.database.execute("drop owned by " + this.name + " cascade; drop role " + this.name);
		}

	}

}
