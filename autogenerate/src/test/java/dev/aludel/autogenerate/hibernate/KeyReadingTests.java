package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.naming.ImplicitIndexNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class KeyReadingTests {

	@Test
	void readsUniqueConstraintsFromFlagsAndAnnotations(TestDatabase database) {
		assertThat(Entities.of(Account.class).table(database, "account").uniqueConstraints()).containsExactlyInAnyOrder(
				UniqueConstraint.of(null, List.of("email")), UniqueConstraint.of("uq_phone", List.of("phone")),
				UniqueConstraint.of(null, List.of("country", "number")),
				UniqueConstraint.of("uq_first_last", List.of("first_name", "last_name")),
				UniqueConstraint.of(null, List.of("badge")),
				UniqueConstraint.of("uq_later", List.of("later")).initiallyDeferred(),
				UniqueConstraint.of("uq_covering", List.of("country", "badge")).include("later"));
	}

	@Test
	void readsAUniqueIndexWhereNoConstraintWouldDo(TestDatabase database) {
		assertThat(Entities.of(Indexed.class).table(database, "indexed").indexes()).containsExactlyInAnyOrder(
				Index.of("ux_active_mail", true, List.of(IndexKey.column("mail"))).where("active"),
				Index.of("ux_sorted", true, List.of(IndexKey.column("title").desc(), IndexKey.column("mail"))),
				Index.of("ux_lower", true, List.of(IndexKey.expression("lower(title)"))),
				Index.of(null, false, List.of(IndexKey.column("mail"), IndexKey.column("title"))),
				Index.of("ix_sorted", false, List.of(IndexKey.column("title"), IndexKey.column("sent_at").desc())),
				Index.of("ix_expression", false, List.of(IndexKey.expression("upper(mail)").desc().nullsLast())),
				Index.of("ix_prefix", false,
						List.of(IndexKey.column("title").operatorClass("text_pattern_ops"),
								IndexKey.column("sent_at").desc().nullsLast())),
				Index.of("ix_covering", false, List.of(IndexKey.column("mail")))
					.include("title", "sent_at")
					.with("fillfactor", "70")
					.where("mail is not null"),
				Index.of("ix_folded", false, List.of(IndexKey.column("sent_at"))));
	}

	@Test
	void namesOptionsOfAnIndexThatItDoesNotUnderstand(TestDatabase database) {
		assertThat(Entities.of(Spaced.class).read(database).notCompared())
			.containsExactly("options of an index of table spaced (tablespace fast where mail is not null)");
	}

	@Test
	void readsForeignKeysWithTheirColumnsPaired(TestDatabase database) {
		Table line = Entities.of(Shipment.class, Line.class, Carrier.class).table(database, "line");
		assertThat(line.foreignKeys()).containsExactlyInAnyOrder(
				ForeignKey
					.of("fk_line_shipment", List.of("shipment_number", "shipment_country"),
							QualifiedName.of("shipment"), List.of("number", "country"))
					.onDelete(ReferentialAction.CASCADE),
				ForeignKey.of(null, List.of("carrier_id"), QualifiedName.of("carrier"), List.of("id")),
				ForeignKey.of(null, List.of("carrier_code"), QualifiedName.of("carrier"), List.of("code")),
				ForeignKey.of("fk_defined", List.of("backup_id"), QualifiedName.of("carrier"), List.of("id"))
					.onDelete(ReferentialAction.SET_NULL)
					.onUpdate(ReferentialAction.CASCADE)
					.initiallyDeferred(),
				ForeignKey.of("fk_options", List.of("spare_id"), QualifiedName.of("carrier"), List.of("id"))
					.onUpdate(ReferentialAction.RESTRICT)
					.deferrable());
	}

	@Test
	void leavesOutForeignKeysThatAreSwitchedOff(TestDatabase database) {
		assertThat(Entities.of(Shipment.class, Line.class, Carrier.class)
			.with("hibernate.hbm2ddl.default_constraint_mode", "NO_CONSTRAINT")
			.table(database, "line")
			.foreignKeys()).extracting(ForeignKey::name).doesNotContainNull();
	}

	@Test
	void readsTheColumnsOfAPrimaryKeyInTheOrderOfANewTable(TestDatabase database) {
		Entities entities = Entities.of(Shipment.class);
		PrimaryKey primaryKey = entities.table(database, "shipment").primaryKey();
		assertThat(primaryKey).isEqualTo(PrimaryKey.of(null, List.of("number", "country")));
		entities.export(database, "create-only");
		assertThat(database.query(
				"select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'shipment'::regclass and contype = 'p'"))
			.containsExactly("PRIMARY KEY (number, country)");
	}

	@Test
	void addsThePartitionKeyToThePrimaryKey(TestDatabase database) {
		assertThat(Entities.of(Partitioned.class).table(database, "partitioned").primaryKey())
			.isEqualTo(PrimaryKey.of(null, List.of("id", "region")));
	}

	@Test
	void takesTheNameOfAPrimaryKeyFromItsUniqueConstraint(TestDatabase database) {
		assertThat(Entities.of(NamedKey.class).table(database, "named_key").primaryKey())
			.isEqualTo(PrimaryKey.of("pk_named_key", List.of("country", "number")));
	}

	@Test
	void tellsNamesApartThatAreQuoted(TestDatabase database) {
		assertThat(Entities.of(Shipment.class, Line.class, Carrier.class)
			.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
			.table(database, "line")
			.foreignKeys()).extracting(ForeignKey::name)
			.containsExactlyInAnyOrder("FK_Line_Shipment", null, null, "fk_defined", "fk_options");
	}

	@Test
	void leavesOutNamesThatTheNamingStrategyMadeUp(TestDatabase database) {
		Table line = Entities.of(Shipment.class, Line.class, Carrier.class, Indexed.class)
			.with(MappingSettings.IMPLICIT_NAMING_STRATEGY, new HouseNames())
			.table(database, "line");
		assertThat(line.foreignKeys()).extracting(ForeignKey::name)
			.containsExactlyInAnyOrder("fk_line_shipment", null, null, "fk_defined", "fk_options");
		assertThat(Entities.of(Indexed.class)
			.with(MappingSettings.IMPLICIT_NAMING_STRATEGY, new HouseNames())
			.table(database, "indexed")
			.indexes()).filteredOn((index) -> index.name() == null)
			.containsExactly(Index.of(null, false, List.of(IndexKey.column("mail"), IndexKey.column("title"))));
	}

	@Test
	void namesTheIndexWhoseColumnIsUnknown(TestDatabase database) {
		assertThatExceptionOfType(UnknownColumnException.class)
			.isThrownBy(() -> Entities.of(LostIndex.class).read(database))
			.withMessage(
					"""
							@Index ix_lost of table lost_index (%s) names the column 'lower(mail)', which the table does not have.
							Nothing was compared.
							Name one of its columns: id, mail. An expression stands in parentheses of its own: (lower(name))."""
						.formatted(LostIndex.class.getName()))
			.satisfies((ex) -> {
				assertThat(ex.table()).isEqualTo(QualifiedName.of("lost_index"));
				assertThat(ex.entities()).containsExactly(LostIndex.class.getName());
				assertThat(ex.annotation()).isEqualTo("@Index");
				assertThat(ex.constraint()).isEqualTo("ix_lost");
				assertThat(ex.column()).isEqualTo("lower(mail)");
			});
	}

	@Test
	void namesTheUniqueConstraintWhoseColumnIsUnknown(TestDatabase database) {
		assertThatExceptionOfType(UnknownColumnException.class)
			.isThrownBy(() -> Entities.of(LostUnique.class).read(database))
			.withMessage("""
					@UniqueConstraint or unique @Index of table lost_unique (%s) names the column nowhere, \
					which the table does not have.
					Nothing was compared.
					Name one of its columns: id. An expression stands in parentheses of its own: (lower(name))."""
				.formatted(LostUnique.class.getName()));
	}

	@Test
	void explainsAnExpressionThatHibernateSplit(TestDatabase database) {
		assertThatExceptionOfType(UnknownColumnException.class)
			.isThrownBy(() -> Entities.of(SplitIndex.class).read(database))
			.withMessage("""
					@Index ix_split of table split_index (%s) names the column '(coalesce(mail', which the table \
					does not have.
					Nothing was compared.
					Name one of its columns: id, mail. Hibernate splits a columnList at every comma, also inside an \
					expression; create such an index in a migration instead.""".formatted(SplitIndex.class.getName()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			include (a, "B c")                  | [a, B c] | DISTINCT     | {}              |
			NULLS NOT DISTINCT                  | []       | NOT_DISTINCT | {}              |
			nulls distinct                      | []       | DISTINCT     | {}              |
			with (fillfactor = 70, buffering=on)| []       | DISTINCT     | {buffering=on, fillfactor=70} |
			where a > ')' or b = 1              | []       | DISTINCT     | {}              | a > ')' or b = 1
			""")
	void understandsTheOptionsOfAnIndex(String text, String include, String nulls, String parameters,
			@Nullable String where) {
		IndexOptions options = new IndexOptions(text);
		Index index = options.applyTo(Index.of("ix", false, List.of(IndexKey.column("x"))));
		assertThat(options.rest()).isEmpty();
		assertThat(index.include()).hasToString(include);
		assertThat(index.nulls()).hasToString(nulls);
		assertThat(index.storageParameters()).hasToString(parameters);
		assertThat(index.where()).isEqualTo(where);
	}

	/** Names as many teams want them. */
	static final class HouseNames extends ImplicitNamingStrategyJpaCompliantImpl {

		@Override
		public Identifier determineForeignKeyName(ImplicitForeignKeyNameSource source) {
			return (source.getUserProvidedIdentifier() != null) ? source.getUserProvidedIdentifier() : Identifier
				.toIdentifier("fk_" + source.getTableName().getText() + "_" + source.getColumnNames().get(0).getText());
		}

		@Override
		public Identifier determineIndexName(ImplicitIndexNameSource source) {
			return (source.getUserProvidedIdentifier() != null) ? source.getUserProvidedIdentifier() : Identifier
				.toIdentifier("ix_" + source.getTableName().getText() + "_" + source.getColumnNames().get(0).getText());
		}

	}

	@Entity(name = "account")
	@jakarta.persistence.Table(
			uniqueConstraints = { @jakarta.persistence.UniqueConstraint(name = "uq_phone", columnNames = "phone"),
					@jakarta.persistence.UniqueConstraint(name = "uq_first_last",
							columnNames = { "firstName", "lastName" }),
					@jakarta.persistence.UniqueConstraint(name = "uq_later", columnNames = "later",
							options = "deferrable initially deferred"),
					@jakarta.persistence.UniqueConstraint(name = "uq_covering", columnNames = { "country", "badge" },
							options = "include (later)") },
			indexes = @jakarta.persistence.Index(columnList = "badge", unique = true))
	static class Account {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(unique = true)
		@Nullable String email;

		@jakarta.persistence.Column(unique = true)
		@Nullable String phone;

		@NaturalId
		@Nullable String country;

		@NaturalId
		@Nullable String number;

		@Nullable String firstName;

		@Nullable String lastName;

		@Nullable String badge;

		@Nullable String later;

	}

	@Entity(name = "indexed")
	@jakarta.persistence.Table(indexes = {
			@jakarta.persistence.Index(name = "ux_active_mail", columnList = "mail", unique = true,
					options = "where active"),
			@jakarta.persistence.Index(name = "ux_sorted", columnList = "title desc, mail", unique = true),
			@jakarta.persistence.Index(name = "ux_lower", columnList = "(lower(title))", unique = true),
			@jakarta.persistence.Index(columnList = "mail, title"),
			@jakarta.persistence.Index(name = "ix_sorted", columnList = "title asc, sentAt DESC"),
			@jakarta.persistence.Index(name = "ix_expression", columnList = "(upper(mail)) desc nulls last"),
			@jakarta.persistence.Index(name = "ix_prefix",
					columnList = "title text_pattern_ops, sent_at desc nulls last"),
			@jakarta.persistence.Index(name = "ix_covering", columnList = "mail",
					options = "include (title, sent_at) with (fillfactor = 70) where mail is not null"),
			@jakarta.persistence.Index(name = "IX_Folded", columnList = "sentAt") })
	static class Indexed {

		@Id
		@Nullable Long id;

		@Nullable String mail;

		@Nullable String title;

		boolean active;

		java.time.@Nullable Instant sentAt;

	}

	@Entity(name = "spaced")
	@jakarta.persistence.Table(indexes = @jakarta.persistence.Index(name = "ix_spaced", columnList = "mail",
			options = "tablespace fast where mail is not null"))
	static class Spaced {

		@Id
		@Nullable Long id;

		@Nullable String mail;

	}

	@Embeddable
	record ShipmentId(String country, long number) {

	}

	@Entity(name = "shipment")
	static class Shipment {

		@EmbeddedId
		@Nullable ShipmentId id;

	}

	@Entity(name = "carrier")
	static class Carrier {

		@Id
		@Nullable Long id;

		@jakarta.persistence.Column(unique = true)
		@Nullable String code;

	}

	@Entity(name = "line")
	static class Line {

		@Id
		@Nullable Long id;

		@ManyToOne
		@JoinColumns(
				value = { @JoinColumn(name = "shipment_country", referencedColumnName = "country"),
						@JoinColumn(name = "shipment_number", referencedColumnName = "number") },
				foreignKey = @jakarta.persistence.ForeignKey(name = "FK_Line_Shipment"))
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Shipment shipment;

		@ManyToOne
		@Nullable Carrier carrier;

		@ManyToOne
		@JoinColumn(name = "carrier_code", referencedColumnName = "code")
		@Nullable Carrier byCode;

		@ManyToOne
		@JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "fk_defined",
				foreignKeyDefinition = "foreign key (backup_id) references carrier on delete set null "
						+ "on update cascade deferrable initially deferred"))
		@Nullable Carrier backup;

		@ManyToOne
		@JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "fk_options",
				options = "on update restrict deferrable"))
		@Nullable Carrier spare;

		@ManyToOne
		@JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(ConstraintMode.NO_CONSTRAINT))
		@Nullable Carrier loose;

	}

	@Entity(name = "partitioned")
	static class Partitioned {

		@Id
		@Nullable Long id;

		@PartitionKey
		@Nullable String region;

	}

	@Entity(name = "named_key")
	@jakarta.persistence.Table(uniqueConstraints = @jakarta.persistence.UniqueConstraint(name = "pk_named_key",
			columnNames = { "country", "number" }))
	static class NamedKey {

		@EmbeddedId
		@Nullable ShipmentId id;

	}

	@Entity(name = "lost_index")
	@jakarta.persistence.Table(indexes = @jakarta.persistence.Index(name = "ix_lost", columnList = "lower(mail)"))
	static class LostIndex {

		@Id
		@Nullable Long id;

		@Nullable String mail;

	}

	@Entity(name = "lost_unique")
	@jakarta.persistence.Table(uniqueConstraints = @jakarta.persistence.UniqueConstraint(columnNames = "nowhere"))
	static class LostUnique {

		@Id
		@Nullable Long id;

		@OneToOne
		@JoinColumn(name = "id")
		@Nullable LostUnique self;

	}

	@Entity(name = "split_index")
	@jakarta.persistence.Table(
			indexes = @jakarta.persistence.Index(name = "ix_split", columnList = "(coalesce(mail, ''))"))
	static class SplitIndex {

		@Id
		@Nullable Long id;

		@Nullable String mail;

	}

}
