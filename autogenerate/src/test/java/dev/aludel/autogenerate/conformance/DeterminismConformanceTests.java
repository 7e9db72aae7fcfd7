package dev.aludel.autogenerate.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Determinism and noise: DET-1 to DET-12. That a draft compiles and that nothing is left
 * once it is applied (DET-5, DET-12) is shown by every scenario of this package.
 */
@ConformanceTest
class DeterminismConformanceTests {

	private static final List<String> SHOP = List.of("""
			@Entity
			@Table(indexes = { @Index(columnList = "name"), @Index(columnList = "born desc, name") })
			class Customer {
				@Id @GeneratedValue(strategy = IDENTITY) Long id;
				@Column(nullable = false, length = 80) String name;
				@Column(unique = true) String email;
				LocalDate born;
				@ElementCollection Set<String> nicks;
			}
			""", """
			@Entity
			@Check(constraints = "total >= 0 and quantity between 1 and 99")
			class Purchase {
				@Id @GeneratedValue(strategy = SEQUENCE) Long id;
				@ManyToOne(optional = false) Customer customer;
				@ManyToMany Set<Item> items;
				@ColumnDefault("0") BigDecimal total;
				Integer quantity;
				@GeneratedColumn("total * quantity") BigDecimal sum;
				@Enumerated(STRING) State state;
				@JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
				@JdbcTypeCode(SqlTypes.JSON) Map<String, String> details;
				enum State { OPEN, PAID, LOST }
			}
			""", """
			@Entity @Comment("what is sold")
			class Item {
				@Id UUID id;
				@Convert(converter = org.hibernate.type.YesNoConverter.class) Boolean sold;
				@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Item parent;
			}
			""", """
			@Entity class Payment { @Id Long id; @Version long version; }
			""", """
			@Entity class CardPayment extends Payment { String pan; int coins; }
			""");

	private static final String MOOD = "enum Mood { SAD, GLAD }";

	@Case("DET-1")
	void draftsTheSameInEveryJvm(TestDatabase database) throws Exception {
		String entities = String.join("", SHOP) + MOOD;
		String draft = Scenario.in(database).entities(entities).text();
		Path directory = Files.createTempDirectory("draft");
		Path file = directory.resolve("entities");
		Files.writeString(file, entities);
		ProcessBuilder another = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), DraftPrinter.class.getName(), database.url(),
				database.user(), file.toString())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("log").toFile());
		assertThat(another.start().waitFor()).describedAs(() -> read(directory.resolve("log"))).isZero();
		assertThat(file).hasContent(draft);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Case("DET-2")
	void draftsTheSameWhateverTheOrderOfClassesLocaleAndTimeZone(TestDatabase database) {
		String draft = Scenario.in(database).entities(String.join("", SHOP) + MOOD).text();
		Locale locale = Locale.getDefault();
		TimeZone zone = TimeZone.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr-TR"));
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
			String reversed = SHOP.stream().reduce(MOOD + "\n", (text, entity) -> entity + text);
			assertThat(Scenario.in(database).entities(reversed).text()).isEqualTo(draft);
		}
		finally {
			Locale.setDefault(locale);
			TimeZone.setDefault(zone);
		}
	}

	@Case("DET-3")
	void findsNothingInWhatHibernateCreates(TestDatabase database) {
		String entities = String.join("", SHOP) + MOOD;
		Scenario.in(database).createdByHibernate(entities).entities(entities).isNoDifference();
	}

	@Case("DET-4")
	void findsNothingInWhatItsOwnDraftCreates(TestDatabase database) {
		String entities = String.join("", SHOP) + MOOD;
		Scenario.in(database).revision(entities).entities(entities).isNoDifference();
	}

	@Case("DET-7")
	void comparesTwiceAtOnce(TestDatabase database) throws Exception {
		String entities = String.join("", SHOP) + MOOD;
		String draft = Scenario.in(database).entities(entities).text();
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Callable<String> comparison = () -> Scenario.in(database).entities(entities).text();
			for (Future<String> text : threads.invokeAll(List.of(comparison, comparison))) {
				assertThat(text.get()).isEqualTo(draft);
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@Case("DET-9")
	void findsOneFieldAmongAHundredTables(TestDatabase database) {
		StringBuilder entities = new StringBuilder();
		for (int number = 0; number < 100; number++) {
			entities.append("@Entity class Part").append(number).append(" { @Id Long id; String name; }\n");
		}
		Scenario.in(database)
			.revision(entities.toString())
			.entities(entities.toString().replace("Part57 { @Id Long id;", "Part57 { @Id Long id; Integer size;"))
			.drafts("alter table part57 add column size integer;");
	}

	@Case("DET-5")
	void findsNothingOnceADraftIsApplied(TestDatabase database) {
		String entities = String.join("", SHOP) + MOOD;
		Scenario scenario = Scenario.in(database).revision(entities);
		scenario
			.entities(entities.replace("length = 80", "length = 90")
				.replace("LocalDate born;", "LocalDate born; @Column(unique = true) Integer number;")
				.replace("OPEN, PAID, LOST", "OPEN, PAID, LOST, SENT")
				.replace("between 1 and 99", "between 1 and 100")
				.replace("what is sold", "what was sold"))
			.spelledAnew()
			.walks();
	}

	@Case("DET-12")
	void writesSourceThatCompilesAndLosesNothingWhileAQuestionIsOpen(TestDatabase database) {
		Scenario scenario = Scenario.in(database)
			.database("create table item (id bigint primary key, notes text); insert into item values (1, 2)")
			.entities("@Entity class Item { @Id Long id; Boolean open; }")
			.asks("drop-column item.notes (1): --allow-drop item.notes");
		String upgrade = scenario.text();
		assertThat(upgrade.substring(0, upgrade.indexOf("void downgrade"))).contains("op.addColumn(\"item\"")
			.doesNotContain("drop");
		scenario.walks();
	}

	@Case("DET-8")
	void namesTheRightThatARoleLacks(TestDatabase database) {
		database.execute("""
				create role det8 login; revoke temporary on database %s from public;
				create table item (id bigint primary key)""".formatted(database.name()));
		try {
			Scenario.in(database)
				.as("det8")
				.entities("@Entity class Item { @Id Long id; @ColumnDefault(\"now()\") Instant made; }")
				.isRefused("grant temporary on database " + database.name() + " to det8");
			database.execute("grant temporary on database %s to det8".formatted(database.name()));
			Scenario.in(database).as("det8").entities("@Entity class Item { @Id Long id; }").isNoDifference();
		}
		finally {
			database.execute("drop owned by det8; drop role det8");
		}
	}

	@Case("DET-10")
	void findsNothingInARestoredCopy(TestDatabase database) {
		String entities = String.join("", SHOP) + MOOD;
		Scenario scenario = Scenario.in(database).revision(entities).entities(entities);
		// What pg_dump writes: checks and predicates as the catalog prints them.
		database.execute("""
				do $$
				declare found record;
				begin
					for found in select conrelid::regclass as "table", conname, pg_get_constraintdef(oid) as definition
						from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace
					loop
						execute format('alter table %s drop constraint %I', found."table", found.conname);
						execute format('alter table %s add constraint %I %s', found."table", found.conname,
							found.definition);
					end loop;
				end $$""");
		scenario.isNoDifference();
	}

	@Case("DET-11")
	void findsNothingWhereTheSameStateWasReachedStepByStep(TestDatabase database) {
		Scenario.in(database)
			.revision("@Entity class Task { @Id Long id; @Enumerated(STRING) State state; enum State { NEW } }")
			.revision("""
					@Entity class Task {
						@Id Long id;
						@Enumerated(STRING) State state;
						String title;
						enum State { NEW, OLD }
					}""")
			.entities("""
					@Entity class Task {
						@Id Long id;
						@Enumerated(STRING) State state;
						String title;
						enum State { NEW, OLD }
					}""")
			.isNoDifference();
	}

}
