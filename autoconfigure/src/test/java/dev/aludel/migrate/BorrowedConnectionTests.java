package dev.aludel.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class BorrowedConnectionTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)").sqlDown("drop table a");

	private static final RevisionSource SPLIT = revision("2", "1")
		.up("op.createIndexConcurrently(\"a\", index(\"ix_a_x\").on(\"x\"));")
		.down("op.dropIndexConcurrently(\"a\", \"ix_a_x\");");

	private static final RevisionSource FAILING = revision("3", "2").sqlUp("selec 1");

	private final Path directory;

	BorrowedConnectionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void isTheOnlyOneThatIsNeeded(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(250);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST, SPLIT).aludel(pool);
			aludel.upgrade();
			assertThat(aludel.state().upToDate()).isTrue();
			assertThat(aludel.history()).hasSize(2);
			aludel.downgrade("base");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> MigrationProject.of(this.directory, FIRST, SPLIT, FAILING).aludel(pool).upgrade());
			assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
		}
	}

	@Test
	void comesBackInAutocommit(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			useInEveryWay(connection);
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.isReadOnly()).isFalse();
		}
	}

	@Test
	void comesBackWithoutAutocommit(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			connection.setAutoCommit(false);
			useInEveryWay(connection);
			assertThat(connection.getAutoCommit()).isFalse();
		}
	}

	@Test
	void comesBackReadOnly(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			connection.setReadOnly(true);
			useInEveryWay(connection);
			assertThat(connection.isReadOnly()).isTrue();
		}
		assertThat(database.query("select relname from pg_class where relname = 'a'")).containsExactly("a");
	}

	@Test
	void comesBackWithItsSettings(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute("set lock_timeout = '17s'");
			jdbc.execute("set statement_timeout = '18min'");
			useInEveryWay(connection);
			assertThat(jdbc.queryForList("""
					select name || '=' || setting from pg_settings
					where name in ('lock_timeout', 'statement_timeout', 'default_transaction_isolation',
						'transaction_read_only', 'search_path')
					order by name""", String.class)).containsExactly("default_transaction_isolation=read committed",
					"lock_timeout=17000", "search_path=\"$user\", public", "statement_timeout=1080000",
					"transaction_read_only=off");
		}
	}

	@Test
	void comesBackUnderItsName(TestDatabase database) throws Exception {
		PGSimpleDataSource dataSource = (PGSimpleDataSource) database.dataSource();
		dataSource.setApplicationName("orders 7");
		try (Connection connection = dataSource.getConnection()) {
			RevisionSource seen = revision("1")
				.sqlUp("create table seen as select current_setting('application_name') as name");
			MigrationProject.of(this.directory, seen)
				.aludel(new SingleConnectionDataSource(connection, true),
						AludelSettings.defaults().withApplication("tasks"))
				.upgrade();
			assertThat(database.query("select name from seen")).containsExactly("orders 7 (aludel upgrade)");
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("orders 7");
			assertThat(database.query("select count(*) from pg_stat_activity where application_name = 'orders 7'"))
				.containsExactly("1");
		}
	}

	@Test
	void comesBackWithoutTheSettingsOfADump(TestDatabase database) throws Exception {
		database.execute("create role " + database.name() + "_owner");
		String dump = """
				op.execute("create table %1$s (x int)");
				op.execute("select pg_catalog.set_config('search_path', '', false)");
				op.execute("set statement_timeout = '7min'");
				op.execute("set lock_timeout = '8min'");
				op.execute("set row_security = off");
				op.execute("set session_replication_role = replica");
				op.execute("set role %2$s_owner");
				""";
		try (Connection connection = database.connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			List<String> before = settings(jdbc);
			SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, true);
			RevisionSource first = revision("1").up(dump.formatted("a", database.name()));
			RevisionSource second = revision("2", "1").up(dump.formatted("b", database.name()));
			MigrationProject.of(this.directory, first, second).aludel(dataSource).upgrade();
			assertThat(settings(jdbc)).isEqualTo(before);
			assertThat(database.query("select to_regclass('public.b') is not null")).containsExactly("t");
			assertThat(database.query("select database_user = session_user from aludel_history")).containsExactly("t",
					"t");
		}
	}

	@Test
	void comesBackWithoutTheSettingsOfARevisionThatFailedHalfWay(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			List<String> before = settings(jdbc);
			RevisionSource failing = revision("2", "1").up("""
					op.execute("set search_path = pg_catalog, public");
					op.execute("set statement_timeout = '7min'");
					op.createIndexConcurrently("a", index("ix_a_x").on("x"));
					op.execute("selec 1");
					""");
			Aludel aludel = MigrationProject.of(this.directory, FIRST, failing)
				.aludel(new SingleConnectionDataSource(connection, true));
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
			assertThat(settings(jdbc)).isEqualTo(before);
		}
	}

	private static List<String> settings(JdbcTemplate jdbc) {
		return jdbc.queryForList("""
				select name || '=' || current_setting(name)
				from unnest('{role,search_path,statement_timeout,lock_timeout,row_security,
					session_replication_role}'::text[]) name""", String.class);
	}

	@Test
	void worksInReadCommittedWhateverTheDefault(TestDatabase database) {
		database.execute("alter database " + database.name() + " set default_transaction_isolation = 'serializable'");
		MigrationProject
			.of(this.directory,
					revision("1").sqlUp("create table seen as select current_setting('transaction_isolation')"))
			.aludel(database.dataSource())
			.upgrade();
		assertThat(database.query("select * from seen")).containsExactly("read committed");
	}

	@Test
	void givesUpOnALockedTableAfterTheConfiguredTime(TestDatabase database) {
		MigrationProject
			.of(this.directory, revision("1").sqlUp("create table seen as select current_setting('lock_timeout')"))
			.aludel(database.dataSource(),
					AludelSettings.defaults()
						.withTimeouts(TimeoutSettings.defaults().withRetries(0).withLock(Duration.ofMillis(1500))))
			.upgrade();
		assertThat(database.query("select * from seen")).containsExactly("1500ms");
	}

	@Test
	void mayHaveStatementsThatDoNotTellWhatTheyWrap(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			useInEveryWay(hiding(Connection.class, connection));
		}
		assertThat(database.query("select action, outcome from aludel_history order by id")).containsExactly(
				"upgrade|succeeded", "upgrade|succeeded", "downgrade|succeeded", "downgrade|succeeded",
				"upgrade|succeeded", "upgrade|succeeded", "upgrade|failed");
	}

	/** The same, but the statements of it do not know unwrap. */
	private static <T> T hiding(Class<T> type, Object target) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				if (target instanceof Statement && method.getDeclaringClass() == Wrapper.class) {
					throw new SQLFeatureNotSupportedException(method.getName());
				}
				try {
					Object result = method.invoke(target, arguments);
					return (result instanceof Statement) ? hiding(method.getReturnType(), result) : result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	private void useInEveryWay(Connection connection) {
		SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, true);
		Aludel aludel = MigrationProject.of(this.directory, FIRST, SPLIT).aludel(dataSource);
		aludel.upgrade();
		aludel.upgrade();
		aludel.downgrade("base");
		aludel.state();
		aludel.history();
		Aludel failing = MigrationProject.of(this.directory, FIRST, SPLIT, FAILING).aludel(dataSource);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(failing::upgrade);
	}

}
