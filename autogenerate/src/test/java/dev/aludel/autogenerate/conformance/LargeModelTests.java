package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities of the size that real services have: 300 tables of fifty modules, each with
 * every kind of inheritance, a collection, an embeddable, an enum, sequences and
 * associations to the module before.
 */
@PostgresTest
@EnabledIfSystemProperty(named = "aludel.long", matches = "true", disabledReason = "Takes a minute: -Plong")
class LargeModelTests {

	private static final int MODULES = 50;

	private static final int CHANGES = 20;

	@Test
	void threeHundredTablesAreCreatedAndChangedInTwentyPlaces(TestDatabase database) {
		List<GrownClass> before = new ArrayList<>();
		List<GrownClass> after = new ArrayList<>();
		for (int number = 0; number < MODULES; number++) {
			before.addAll(module(number));
			after.addAll((number < CHANGES) ? changed(module(number), number) : module(number));
		}
		assertThat(new ModelWalk(database).complaint(new GrownPair(before, after), false)).isEmpty();
		assertThat(database.query("""
				select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
				and relname !~ '^aludel_'""")).containsExactly("304");
	}

	private static List<GrownClass> module(int number) {
		String party = "Party" + number;
		List<GrownField> person = new ArrayList<>(List.of(GrownField.of("LocalDate", "born")));
		if (number > 0) {
			person.add(GrownField.of("Party" + (number - 1), "friend", "@ManyToOne(optional = false)"));
		}
		return List.of(new GrownClass(List.of(), "enum State" + number, List.of(), List.of("NEW", "OPEN", "DONE")),
				new GrownClass(List.of("@Embeddable"), "class Address" + number,
						List.of(GrownField.of("String", "street", "@Column(length = 80)"),
								GrownField.of("String", "zip", "@Column(length = 10)")),
						List.of()),
				entity("class " + party, "JOINED", GrownField.of("long", "id", "@Id", "@GeneratedValue"),
						GrownField.of("Address" + number, "home", "@Embedded"),
						GrownField.of("State" + number, "state", "@Enumerated(STRING)"),
						GrownField.of("String", "code", "@Column(unique = true, length = 20)"),
						GrownField.of("Set<String>", "tags", "@ElementCollection")),
				new GrownClass(List.of("@Entity"), "class Person" + number + " extends " + party, person, List.of()),
				entity("class Payment" + number, "SINGLE_TABLE",
						GrownField.of("long", "id", "@Id", "@GeneratedValue(strategy = IDENTITY)"),
						GrownField.of("BigDecimal", "amount", "@Column(precision = 12, scale = 2, nullable = false)"),
						GrownField.of(party, "payer", "@ManyToOne")),
				new GrownClass(List.of("@Entity"), "class CardPayment" + number + " extends Payment" + number,
						List.of(GrownField.of("String", "number", "@Column(length = 19)")), List.of()),
				entity("class Vehicle" + number, "TABLE_PER_CLASS",
						GrownField.of("long", "id", "@Id", "@GeneratedValue"),
						GrownField.of("Instant", "bought", "@ColumnDefault(\"current_timestamp\")")),
				new GrownClass(
						List.of("@Entity"), "class Truck" + number + " extends Vehicle" + number, List.of(GrownField
							.of("int", "axles", "@Column(check = @CheckConstraint(constraint = \"axles > 1\"))")),
						List.of()));
	}

	private static GrownClass entity(String declaration, String inheritance, GrownField... fields) {
		return new GrownClass(List.of("@Entity", "@Inheritance(strategy = InheritanceType." + inheritance + ")"),
				declaration, List.of(fields), List.of());
	}

	/** Another change in each module. */
	private static List<GrownClass> changed(List<GrownClass> module, int number) {
		List<GrownClass> changed = new ArrayList<>(module);
		switch (number % 5) {
			case 0 -> changed.set(0, module.get(0).values(List.of("NEW", "OPEN", "DONE", "LOST")));
			case 1 -> changed.set(1, with(module.get(1), GrownField.of("String", "country", "@Column(length = 2)")));
			case 2 ->
				changed.set(3, with(module.get(3), GrownField.of("String", "nickname", "@ColumnDefault(\"''\")")));
			case 3 -> changed.set(6,
					module.get(6)
						.annotations(List.of("@Entity", "@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)",
								"@Table(indexes = @Index(columnList = \"bought desc\"))")));
			default -> changed.set(4,
					with(module.get(4), GrownField.of("Map<String, String>", "remarks", "@ElementCollection")));
		}
		return changed;
	}

	private static GrownClass with(GrownClass type, GrownField field) {
		List<GrownField> fields = new ArrayList<>(type.fields());
		fields.add(field);
		return type.fields(fields);
	}

}
