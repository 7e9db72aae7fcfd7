package dev.aludel.postgresql;

import java.util.List;

import dev.aludel.Operations;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.aludel.Definitions.array;
import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.row;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

/** Names that SQL could trip over, everywhere a name can stand. */
@PostgresTest
class HostileNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "x\"; drop table y; --", "x'; drop table y; --", "User", "order", "a.b", "what?", "{fn x}",
			"$1", "\\", "größe", "line\nbreak", " " })
	void liveAndDieLikeAnyOther(String name, TestDatabase database) {
		database.execute("create table y (n integer); create schema enums");
		Life life = new Life(name);
		LiveOperations.run(database, life::begin);
		assertThat(database.query("""
				select n.nspname, c.relname, a.attname, k.conname, i.relname, obj_description(c.oid, 'pg_class'),
					col_description(c.oid, a.attnum), obj_description(k.oid, 'pg_constraint'),
					obj_description(i.oid, 'pg_class')
				from pg_namespace n
				join pg_class c on c.relnamespace = n.oid and c.relkind = 'r'
				join pg_attribute a on a.attrelid = c.oid and a.attnum = 2
				join pg_constraint k on k.conrelid = c.oid and k.contype = 'c'
				join pg_class i on i.relnamespace = n.oid and i.relname = 'index of ' || c.relname
				where n.nspname not in ('enums', 'public', 'information_schema') and n.nspname not like 'pg\\_%'"""))
			.containsExactly(String.join("|", name, name, name, name, "index of " + name, name, name, name, name));
		assertThat(database.query("select typname, enumlabel from pg_enum join pg_type t on t.oid = enumtypid"
				+ " order by enumsortorder"))
			.containsExactly(name + "|" + name, name + "|other");
		LiveOperations.run(database, life::end);
		assertThat(database.query(Catalog.relations("public"))).containsExactly("y");
		assertThat(database.query("select nspname from pg_namespace where nspname not like 'pg\\_%' order by 1"))
			.containsExactly("enums", "information_schema", "public");
	}

	@Test
	void mayBeAnyKeyword(TestDatabase database) {
		List<String> keywords = database.query("select word from pg_get_keywords() order by 1");
		database.execute("create table y (n integer); create schema enums");
		for (String keyword : keywords) {
			Life life = new Life(keyword);
			LiveOperations.run(database, (op) -> {
				life.begin(op);
				life.end(op);
			});
		}
		assertThat(database.query(Catalog.relations("public"))).containsExactly("y");
	}

	/**
	 * Everything that can have a name, created, changed and dropped.
	 *
	 * @param name the name of all of it
	 */
	private record Life(String name) {

		void begin(Operations op) {
			String enumType = new QualifiedName("enums", this.name).toString();
			String table = new QualifiedName(this.name, this.name).toString();
			String things = new QualifiedName(this.name, "things").toString();
			op.createSchema(this.name);
			sequences(op, QualifiedName.of(this.name).toString());
			op.createEnumType(enumType, this.name, "another");
			op.renameEnumValue(enumType, "another", "other");
			op.createTable(table, column("id", bigint()).notNull(),
					column(this.name, enumType(enumType)).comment(this.name), unique("uq", this.name));
			columns(op, table);
			types(op, table, enumType(enumType));
			constraints(op, table);
			op.renameTable(table, "things");
			op.createIndex(things, index(this.name).on(key(this.name).desc()));
			op.renameIndex(things, this.name, "ix");
			op.renameIndex(things, "ix", this.name);
			op.dropIndex(things, this.name);
			op.renameTable(things, this.name);
			op.createIndex(table, index("index of " + this.name).on("id").include(this.name).comment(this.name));
			op.commentOnTable(table, this.name);
		}

		private void sequences(Operations op, String sequence) {
			op.createSequence(sequence(sequence).ownedBy("y", "n"));
			op.dropSequenceOwner(sequence);
			op.alterSequence(sequence, options().incrementBy(2));
			op.renameSequence(sequence, "renamed");
			op.renameSequence("renamed", this.name);
			op.dropSequence(sequence);
		}

		private void columns(Operations op, String table) {
			op.bulkInsert(table, List.of("id", this.name), List.of(row(1, this.name)));
			op.renameColumn(table, this.name, "renamed");
			op.renameColumn(table, "renamed", this.name);
			op.setDefault(table, this.name, "'other'");
			op.dropDefault(table, this.name);
			op.alterTable(table, (changes) -> {
				changes.setNotNull(this.name);
				changes.addIdentity("id", Identity.byDefault());
			});
		}

		private void types(Operations op, String table, ColumnType enumType) {
			op.addColumn(table, column("several", array(enumType)));
			op.addColumn(table, column("word", text()));
			op.alterColumnType(table, "word", enumType, "word::" + enumType);
			op.alterTable(table, (changes) -> changes.alterColumnType("several", array(text())));
			op.alterTable(table,
					(changes) -> changes.alterColumnType("several", array(enumType), "several::" + array(enumType)));
		}

		private void constraints(Operations op, String table) {
			op.addForeignKey(table, foreignKey(this.name, this.name).references(table, this.name).notValid());
			op.validateConstraint(table, this.name);
			op.dropConstraint(table, this.name);
			op.addCheck(table, check(this.name, Identifier.quote(this.name) + " is not null"));
			op.renameConstraint(table, this.name, "renamed");
			op.renameConstraint(table, "renamed", this.name);
			op.commentOnConstraint(table, this.name, this.name);
		}

		void end(Operations op) {
			String enumType = new QualifiedName("enums", this.name).toString();
			String table = new QualifiedName(this.name, this.name).toString();
			op.dropColumn(table, this.name);
			op.dropTable(table);
			op.renameEnumType(enumType, "renamed");
			op.dropEnumType("enums.renamed");
			op.dropSchema(this.name);
		}

	}

}
