package dev.aludel.autogenerate.hibernate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Table;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class CheckReadingTests {

	@Test
	void readsTheChecksThatAuthorsWrote(TestDatabase database) {
		assertThat(checks(Entities.of(Written.class).table(database, "written"))).containsExactlyInAnyOrder(
				"ck_amount: amount > 0", "null: percent < 100", "ck_quoted: amount < 5", "ck_entity: amount > percent",
				"null: percent <> 13");
	}

	@Test
	void mergesTheAnonymousChecksOfAColumnAsHibernateDoes(TestDatabase database) {
		assertThat(checks(Entities.of(Validated.class).table(database, "validated")))
			.containsExactly("null: (age <> 99) and (age <> 98) and (age>=18) and (age<=150)");
	}

	@Test
	void readsTheChecksOfEnumsAndBooleans(TestDatabase database) {
		assertThat(checks(Entities.of(Enums.class).table(database, "enums"))).containsExactlyInAnyOrder(
				"null: name in ('NEW','ACTIVE','OLD')", "null: number between 0 and 2", "null: code in ('a','n','o')",
				"null: yes_no in ('N','Y')", "null: converted in ('k-ACTIVE','k-NEW','k-OLD')");
	}

	@Test
	void readsTheChecksOfCollections(TestDatabase database) {
		Entities entities = Entities.of(Collections.class);
		assertThat(checks(entities.table(database, "collections_ordered"))).containsExactly("null: ordered_order>=0");
		assertThat(checks(entities.table(database, "collections_keyed")))
			.containsExactly("null: keyed_key in ('NEW','ACTIVE','OLD')");
	}

	@Test
	void readsTheCheckOfADiscriminator(TestDatabase database) {
		assertThat(checks(Entities.of(Animal.class, Cat.class, Dog.class).table(database, "animal")))
			.containsExactly("null: kind in ('Animal','Cat','Dog')");
	}

	@Test
	void readsTheCheckInsideAJsonColumn(TestDatabase database) {
		Entities entities = Entities.of(Holder.class);
		assertThat(checks(entities.table(database, "holder")))
			.containsExactly("null: address is null or (cast(address->>'city' as varchar(255)) is not null "
					+ "and (cast(address->>'state' as varchar) is null "
					+ "or cast(address->>'state' as varchar) in ('NEW','ACTIVE','OLD')))");
	}

	@Test
	void namesChecksInsideAJsonColumnThatHibernateCannotWrite(TestDatabase database) {
		HibernateModel model = Entities.of(Twice.class).read(database);
		assertThat(model.notCompared()).containsExactly("checks inside column twice.range");
	}

	private static List<String> checks(Table table) {
		assertThat(table.checkConstraints()).allMatch(CheckConstraint::inherited).allMatch(CheckConstraint::validated);
		return table.checkConstraints().stream().map((check) -> check.name() + ": " + check.expression()).toList();
	}

	@Entity(name = "written")
	@Check(name = "ck_entity", constraints = "amount > percent")
	@Check(constraints = "percent <> 13")
	static class Written {

		@Id
		@Nullable Long id;

		@Column(check = { @jakarta.persistence.CheckConstraint(name = "CK_Amount", constraint = "amount > 0"),
				@jakarta.persistence.CheckConstraint(name = "ck_quoted", constraint = "amount < 5") })
		@Nullable BigDecimal amount;

		@Check(constraints = "percent < 100")
		int percent;

	}

	@Entity(name = "validated")
	static class Validated {

		@Id
		@Nullable Long id;

		@Min(18)
		@Max(150)
		@Column(check = { @jakarta.persistence.CheckConstraint(constraint = "age <> 99"),
				@jakarta.persistence.CheckConstraint(constraint = "age <> 98") })
		int age;

	}

	enum State {

		NEW, ACTIVE, OLD

	}

	enum Code {

		NEW("n"), ACTIVE("a"), OLD("o");

		@EnumeratedValue
		final String code;

		Code(String code) {
			this.code = code;
		}

	}

	static class Converter implements AttributeConverter<State, String> {

		@Override
		public String convertToDatabaseColumn(State state) {
			return "k-" + state;
		}

		@Override
		public State convertToEntityAttribute(String text) {
			return State.valueOf(text.substring(2));
		}

	}

	@Entity(name = "enums")
	static class Enums {

		@Id
		@Nullable Long id;

		@Enumerated(EnumType.STRING)
		@Nullable State name;

		@Enumerated(EnumType.ORDINAL)
		@Nullable State number;

		@Enumerated(EnumType.STRING)
		@Nullable Code code;

		@Convert(converter = YesNoConverter.class)
		@Nullable Boolean yesNo;

		@Convert(converter = Converter.class)
		@Nullable State converted;

	}

	@Entity(name = "collections")
	static class Collections {

		@Id
		@Nullable Long id;

		@ElementCollection
		@OrderColumn
		@Nullable List<String> ordered;

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		@Nullable Map<State, String> keyed;

	}

	@Entity(name = "Animal")
	@DiscriminatorColumn(name = "kind")
	static class Animal {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "Cat")
	static class Cat extends Animal {

	}

	@Entity(name = "Dog")
	static class Dog extends Animal {

	}

	@Embeddable
	static class Address {

		@Column(nullable = false)
		@Nullable String city;

		@Enumerated(EnumType.STRING)
		@Nullable State state;

		@Nullable String street;

	}

	@Entity(name = "holder")
	static class Holder {

		@Id
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		@Nullable Address address;

	}

	@Embeddable
	static class Range {

		@Column(check = { @jakarta.persistence.CheckConstraint(constraint = "low > 0"),
				@jakarta.persistence.CheckConstraint(constraint = "low < 9") })
		@Nullable Integer low;

	}

	@Entity(name = "twice")
	static class Twice {

		@Id
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		@Nullable Range range;

	}

}
