package dev.aludel.sample;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrations, forward, back and forward again, with rows in the tables.
 */
class MigrationTests {

	private static final String TRACKER = "20260105090000";

	@RegisterExtension
	final PreparedDbExtension postgres = EmbeddedPostgresExtension.preparedDatabase((dataSource) -> {
	});

	private JdbcTemplate jdbc;

	private Aludel aludel;

	@BeforeEach
	void prepare() {
		DataSource dataSource = this.postgres.getTestDatabase();
		this.jdbc = new JdbcTemplate(dataSource);
		this.aludel = new Aludel(dataSource,
				new ClasspathMigrationSource(List.of("db.migration"), getClass().getClassLoader()),
				AludelSettings.defaults(), List.of());
	}

	/** Two heads fail the build here, with the files and the command that joins them. */
	@Test
	void haveOneHead() {
		assertThat(this.aludel.graph().head()).isPresent();
	}

	@Test
	void runForwardBackAndForwardAgain() {
		this.aludel.upgrade();
		this.jdbc.update("insert into users (email, name, created_at) values ('ada@example.org', 'Ada', now())");
		insertTask(1, "One", "number", 1);
		Map<String, Object> schema = schema();
		this.aludel.downgrade("base");
		assertThat(tables()).isEmpty();
		this.aludel.upgrade();
		assertThat(schema()).isEqualTo(schema);
		assertThat(this.aludel.state().upToDate()).isTrue();
	}

	@Test
	void numberTheTasksThatAreThereAlready() {
		this.aludel.upgrade(TRACKER);
		insertTask(7, "Second", "created_at", java.sql.Timestamp.valueOf("2026-01-03 00:00:00"));
		insertTask(8, "First", "created_at", java.sql.Timestamp.valueOf("2026-01-02 00:00:00"));
		this.aludel.upgrade();
		assertThat(this.jdbc.queryForList("select number || ' ' || title from tasks order by number", String.class))
			.containsExactly("1 First", "2 Second");
		this.aludel.downgrade(TRACKER);
		assertThat(this.jdbc.queryForList("select title from tasks order by id", String.class))
			.containsExactly("Second", "First");
		this.aludel.upgrade();
		assertThat(this.jdbc.queryForList("select number from tasks order by number", Integer.class)).containsExactly(1,
				2);
	}

	private void insertTask(long id, String title, String column, Object value) {
		this.jdbc.update("""
				insert into tasks (id, project_id, title, updated_at, version, %s%s)
				values (?, (select id from projects where project_key = 'INBOX'), ?, now(), 0, ?%s)""".formatted(column,
				column.equals("created_at") ? "" : ", created_at", column.equals("created_at") ? "" : ", now()"), id,
				title, value);
	}

	private List<String> tables() {
		return this.jdbc.queryForList("""
				select tablename from pg_tables
				where schemaname = 'public' and tablename not like 'aludel\\_%' order by 1""", String.class);
	}

	private Map<String, Object> schema() {
		return Map.of("tables", tables(), "columns", this.jdbc.queryForList("""
				select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
				from information_schema.columns where table_schema = 'public' order by 1, 2"""), "constraints",
				this.jdbc.queryForList("""
						select conname, pg_get_constraintdef(oid) from pg_constraint
						where connamespace = 'public'::regnamespace order by 1"""), "indexes",
				this.jdbc.queryForList("""
						select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1"""));
	}

}
