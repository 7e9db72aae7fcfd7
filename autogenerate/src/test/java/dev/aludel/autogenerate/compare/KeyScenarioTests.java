package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.bool;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uniqueIndex;
import static org.assertj.core.api.Assertions.assertThat;

class KeyScenarioTests {

	@Test
	@Tag("PK-1")
	void addsAPrimaryKeyAndNotNull() {
		Comparison comparison = Scenarios.compare(Table.of(QualifiedName.of("t"), column("id", bigint())),
				Scenarios.entity("t"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.setNotNull("t", "id");
			op.addPrimaryKey("t", primaryKey("pk_t", "id"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "pk_t");
			op.dropNotNull("t", "id");
		}));
	}

	@Test
	@Tag("UQ-2")
	void dropsNothingWithoutAWord() {
		Table database = Scenarios
			.stored("t", column("a", text()), column("b", text()), column("c", bigint()), column("gone", text()),
					unique("uq_a", "a"), unique("uq_gone", "gone"), unique("uq_b", "b"),
					foreignKey("fk_c", "c").references("t", "id"))
			.indexes(List.of(index("ix_b").on("b"), index("ix_gone").on("gone"), index("ix_c").on("c")));
		Table model = Scenarios.entity("t", column("a", text()), column("b", text()), column("c", bigint()))
			.indexes(List.of(uniqueIndex("ux_b").on("b"), index("ix_b").on("b", "c")));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.warnings()).extracting(Warning::sentence)
			.containsExactly(
					"Column t.gone is dropped with all its values. The downgrade brings back the column, not the values.",
					"Unique constraint uq_a of table t is not in the mapping and is dropped.",
					"Foreign key fk_c of table t is not in the mapping and is dropped.",
					"Index ix_c of table t is not in the mapping and is dropped.");
		assertThat(comparison.warnings()).extracting(Warning::kind)
			.containsExactly(Warning.Kind.DROPS_COLUMN, Warning.Kind.DROPS_CONSTRAINT, Warning.Kind.DROPS_CONSTRAINT,
					Warning.Kind.DROPS_INDEX);
	}

	@Test
	@Tag("PK-2")
	@Tag("PK-3")
	void comparesNeitherTheNameNorTheOrderOfAPrimaryKey() {
		assertThat(Scenarios.compare(pair("pk_customer_id", "b", "a"), pair(null, "a", "b")).isEmpty()).isTrue();
	}

	@Test
	@Tag("PK-4")
	void replacesAPrimaryKeyOverOtherColumns() {
		Comparison comparison = Scenarios.compare(pair("t_pkey", "a"), pair(null, "a", "b"));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "t_pkey");
			op.addPrimaryKey("t", primaryKey("pk_t", "a", "b"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "pk_t");
			op.addPrimaryKey("t", primaryKey("t_pkey", "a"));
		}));
	}

	@Test
	@Tag("PK-5")
	void setsNotNullBeforeItMovesAPrimaryKey() {
		Table database = Table.of(QualifiedName.of("t"), column("id", bigint()).notNull(), column("code", text()),
				primaryKey("t_pkey", "id"));
		Table model = Table.of(QualifiedName.of("t"), column("id", bigint()).notNull(), column("code", text()),
				PrimaryKey.of(null, List.of("code")));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("t", "t_pkey");
			op.setNotNull("t", "code");
			op.addPrimaryKey("t", primaryKey("pk_t", "code"));
		}));
	}

	@Test
	void renamesAPrimaryKeyThatTheMappingNames() {
		assertThat(Scenarios.compare(pair("t_pkey", "a"), pair("pk_stated", "a")).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameConstraint("t", "t_pkey", "pk_stated")));
	}

	@Test
	@Tag("UNQ-1")
	@Tag("UNQ-8")
	@Tag("RUN-20")
	void addsAUniqueConstraintUnderAConventionalName() {
		Comparison comparison = Scenarios.compare(users("users"), entity(emailIsUnique(null)));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addUnique("users", unique("uq_users_email", "email"))));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.dropConstraint("users", "uq_users_email")));
	}

	@Test
	@Tag("UNQ-2")
	void findsAUniqueConstraintUnderAnyName() {
		assertThat(Scenarios.compare(users("users", unique("users_email_key", "email")), entity(emailIsUnique(null)))
			.isEmpty()).isTrue();
	}

	@Test
	@Tag("UNQ-2")
	void leavesToTheDatabaseWhatTheMappingDoesNotSay() {
		Table database = users("users", new UniqueConstraint("uq", List.of("email"), List.of("id"),
				emailIsUnique(null).nulls(), Deferrability.INITIALLY_DEFERRED));
		assertThat(Scenarios.compare(database, entity(emailIsUnique(null))).isEmpty()).isTrue();
	}

	@Test
	@Tag("UNQ-3")
	@Tag("IDX-16")
	void takesAUniqueIndexForAUniqueConstraintAndTheOtherWayRound() {
		Table indexed = users("users").indexes(List.of(uniqueIndex("ux").on("email")));
		assertThat(Scenarios.compare(indexed, entity(emailIsUnique(null))).isEmpty()).isTrue();
		Table model = entity().indexes(List.of(Index.of(null, true, List.of(IndexKey.column("email")))));
		assertThat(Scenarios.compare(users("users", unique("uq", "email")), model).isEmpty()).isTrue();
		assertThat(Scenarios.compare(indexed, entity(emailIsUnique("uq_mail"))).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameIndex("users", "ux", "uq_mail")));
	}

	@Test
	@Tag("UNQ-4")
	void doesNotTakeAPartialUniqueIndexForAUniqueConstraint() {
		Table database = users("users").indexes(List.of(uniqueIndex("ux").on("email").where("active")));
		assertThat(Scenarios.compare(database, entity(emailIsUnique(null))).upgrade())
			.isEqualTo(Scenarios.operations((op) -> {
				op.dropIndex("users", "ux");
				op.addUnique("users", unique("uq_users_email", "email"));
			}));
	}

	@Test
	@Tag("UNQ-5")
	void dropsAUniqueConstraintThatNoEntityAsksFor() {
		assertThat(Scenarios.compare(users("users", unique("users_email_key", "email")), entity()).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.dropConstraint("users", "users_email_key")));
	}

	@Test
	@Tag("UNQ-6")
	void renamesAUniqueConstraintThatTheMappingNames() {
		Comparison comparison = Scenarios.compare(users("users", unique("users_email_key", "email")),
				entity(emailIsUnique("uq_mail")));
		assertThat(comparison.upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameConstraint("users", "users_email_key", "uq_mail")));
		assertThat(comparison.downgrade())
			.isEqualTo(Scenarios.operations((op) -> op.renameConstraint("users", "uq_mail", "users_email_key")));
	}

	@Test
	@Tag("UNQ-7")
	void replacesAUniqueConstraintOverOtherColumns() {
		Table model = entity(UniqueConstraint.of(null, List.of("org_id", "email")));
		assertThat(Scenarios.compare(users("users", unique("users_email_key", "email")), model).upgrade())
			.isEqualTo(Scenarios.operations((op) -> {
				op.dropConstraint("users", "users_email_key");
				op.addUnique("users", unique("uq_users_org_id_email", "org_id", "email"));
			}));
	}

	@Test
	@Tag("UNQ-9")
	void replacesAUniqueConstraintThatTreatsNullsOtherwise() {
		Comparison comparison = Scenarios.compare(users("users", unique("uq_mail", "email")),
				entity(emailIsUnique("uq_mail").nullsNotDistinct()));
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("users", "uq_mail");
			op.addUnique("users", unique("uq_mail", "email").nullsNotDistinct());
		}));
	}

	@Test
	void takesAFlagAndANamedConstraintOverTheSameColumnForOne() {
		Table model = entity(emailIsUnique(null), emailIsUnique("uq_mail"));
		assertThat(Scenarios.compare(users("users"), model).upgrade())
			.isEqualTo(Scenarios.operations((op) -> op.addUnique("users", unique("uq_mail", "email"))));
	}

	@Test
	void keepsADuplicateAndSaysSo() {
		Table database = users("users", unique("uq_a", "email"), unique("uq_b", "email"));
		Comparison comparison = Scenarios.compare(database, entity(emailIsUnique("uq_b")));
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.warnings())
			.containsExactly(new Warning(Warning.Kind.KEEPS_DUPLICATE, QualifiedName.of("users"), "uq_a",
					"Unique constraint uq_a of table users does what another one does already. "
							+ "It stays; drop it if nobody needs its name."));
	}

	@Test
	void letsTwoConstraintsTradeTheirNames() {
		Table database = users("users", unique("uq_a", "email"), unique("uq_b", "org_id"));
		Table model = entity(unique("uq_b", "email"), unique("uq_a", "org_id"));
		assertThat(Scenarios.compare(database, model).upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.renameConstraint("users", "uq_a", "uq_a_old");
			op.renameConstraint("users", "uq_b", "uq_a");
			op.renameConstraint("users", "uq_a_old", "uq_b");
		}));
	}

	@Test
	void givesANameToWhatAnotherConstraintStates() {
		Table model = entity(unique("uq_a", "org_id"), emailIsUnique(null));
		assertThat(Scenarios.compare(users("users", unique("uq_a", "email")), model).upgrade())
			.isEqualTo(Scenarios.operations((op) -> {
				op.renameConstraint("users", "uq_a", "uq_users_email");
				op.addUnique("users", unique("uq_a", "org_id"));
			}));
	}

	@Test
	void keepsAPrimaryKeyThatATableOfOthersPointsAt() {
		DatabaseSchema database = DatabaseSchema.of(pair("t_pkey", "a"),
				Scenarios.stored("other", column("a", bigint()), foreignKey("fk", "a").references("t", "a")));
		Comparison comparison = Scenarios.compare(database, DatabaseSchema.of(pair(null, "b")));
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.warnings()).extracting(Warning::sentence)
			.contains("Primary key t_pkey of table t stays although no entity asks for it: "
					+ "a foreign key points at its columns.");
	}

	@Test
	@Tag("RUN-5")
	void addsAForeignKeyAfterTheUniqueItPointsAt() {
		DatabaseSchema database = DatabaseSchema.of(Scenarios.stored("a", column("z_code", text())),
				Scenarios.stored("z", column("code", text())));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("a", column("z_code", text()), reference("z")),
				Scenarios.entity("z", column("code", text()), UniqueConstraint.of(null, List.of("code"))));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addUnique("z", unique("uq_z_code", "code"));
			op.addForeignKey("a", foreignKey("fk_a_z_code", "z_code").references("z", "code"));
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("a", "fk_a_z_code");
			op.dropConstraint("z", "uq_z_code");
		}));
	}

	@Test
	@Tag("RUN-6")
	void dropsAForeignKeyBeforeTheUniqueItPointsAt() {
		DatabaseSchema database = DatabaseSchema.of(
				Scenarios.stored("a", column("z_code", text()), reference("z").named("fk")),
				Scenarios.stored("z", column("code", text()), unique("uq", "code")));
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("a", column("z_code", text())),
				Scenarios.entity("z", column("code", text())));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropConstraint("a", "fk");
			op.dropConstraint("z", "uq");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addUnique("z", unique("uq", "code"));
			op.addForeignKey("a", foreignKey("fk", "z_code").references("z", "code"));
		}));
	}

	@Test
	@Tag("RUN-26")
	void bringsBackWhatGoesWithADroppedColumn() {
		Table database = users("users", unique("uq_org_email", "org_id", "email"))
			.indexes(List.of(uniqueIndex("ux_email_org").on(key("email").desc(), key("org_id"))));
		Table model = Scenarios.entity("users", column("email", text()), column("active", bool()));
		Comparison comparison = Scenarios.compare(database, model);
		assertThat(comparison.upgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.dropIndex("users", "ux_email_org");
			op.dropConstraint("users", "uq_org_email");
			op.dropColumn("users", "org_id");
		}));
		assertThat(comparison.downgrade()).isEqualTo(Scenarios.operations((op) -> {
			op.addColumn("users", column("org_id", bigint()));
			op.addUnique("users", unique("uq_org_email", "org_id", "email"));
			op.createIndex("users", uniqueIndex("ux_email_org").on(key("email").desc(), key("org_id")));
		}));
	}

	private static Table pair(@Nullable String keyName, String... keyColumns) {
		return Table.of(QualifiedName.of("t"), column("a", bigint()).notNull(), column("b", bigint()).notNull(),
				PrimaryKey.of(keyName, List.of(keyColumns)));
	}

	private static UniqueConstraint emailIsUnique(@Nullable String name) {
		return UniqueConstraint.of(name, List.of("email"));
	}

	private static ForeignKey reference(String to) {
		return ForeignKey.of(null, List.of("z_code"), QualifiedName.of(to), List.of("code"));
	}

	private static Table users(String name, TableElement... elements) {
		return Scenarios.stored(name, with(elements));
	}

	private static Table entity(TableElement... elements) {
		return Scenarios.entity("users", with(elements));
	}

	private static TableElement[] with(TableElement... elements) {
		List<TableElement> all = new ArrayList<>(
				List.of(column("email", text()), column("org_id", bigint()), column("active", bool())));
		all.addAll(List.of(elements));
		return all.toArray(TableElement[]::new);
	}

}
