package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.UnsupportedDataSourcePropertyException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Finds the data source that a database is migrated over.
 *
 * @param beanFactory the beans of the application
 * @param qualified those that are qualified for migrations
 * @param all those of the application
 * @param own how the migrations reach the database when not as the application does
 * @param jdbc how JDBC reaches the database when there is no data source
 */
record DataSources(ListableBeanFactory beanFactory, ObjectProvider<DataSource> qualified,
		ObjectProvider<DataSource> all, ObjectProvider<AludelConnectionDetails> own,
		ObjectProvider<JdbcConnectionDetails> jdbc) {

	private static final String JDBC_URL = "jdbc:postgresql://host/database";

	private static final Pattern USER_IN_FRONT_OF_HOST = Pattern.compile("^jdbc:postgresql://[^/]*@");

	/**
	 * The one for migrations, else one of our own for a URL or a role that is for
	 * migrations, else the only or primary one.
	 */
	DataSource main() {
		DataSource chosen = only();
		if (chosen == null) {
			chosen = this.qualified.getIfAvailable();
		}
		if (chosen != null) {
			return chosen;
		}
		AludelConnectionDetails details = this.own.getObject();
		return (details.getJdbcUrl() != null) ? unpooled(DataSourceBuilder.create(), details, "aludel")
				: as(details, shared(), "aludel");
	}

	// Where there is no other, it is the one whatever its qualifiers: looking for them
	// takes longer than all the rest.
	private @Nullable DataSource only() {
		if (names().size() != 1) {
			return null;
		}
		AludelConnectionDetails details = this.own.getObject();
		boolean alike = details.getJdbcUrl() == null && details.getUsername() == null;
		return alike ? this.all.getIfUnique() : null;
	}

	/** The one that a database names, else the main one. */
	DataSource of(String database, AludelDatabaseProperties properties) {
		AludelConnectionDetails details = new PropertiesAludelConnectionDetails(properties);
		String prefix = NamedDatabases.PROPERTY + "." + database;
		if (details.getJdbcUrl() != null) {
			return unpooled(DataSourceBuilder.create(), details, prefix);
		}
		String bean = properties.getDataSource();
		return as(details, (bean != null) ? named(database, bean) : mainOf(database), prefix);
	}

	private DataSource mainOf(String database) {
		if (names().isEmpty() && this.jdbc.getIfUnique() == null && this.own.getObject().getJdbcUrl() == null) {
			throw new DatabaseConfigurationException(
					"Database %s has no URL, and the application has no DataSource bean.".formatted(database),
					"Set aludel.databases.%s.url, or spring.datasource.url.".formatted(database));
		}
		return main();
	}

	/** The one that the application uses itself. */
	private DataSource shared() {
		DataSource chosen = this.all.getIfUnique();
		if (chosen != null) {
			return chosen;
		}
		List<String> names = names();
		if (!names.isEmpty()) {
			throw new SeveralDataSourcesException(names);
		}
		JdbcConnectionDetails details = this.jdbc.getIfUnique();
		if (details == null) {
			throw new MissingDataSourceException();
		}
		return unpooled(DataSourceBuilder.create(), new JdbcAludelConnectionDetails(details), "spring.datasource");
	}

	/** The same database as another role, if there is one for migrations. */
	private static DataSource as(AludelConnectionDetails details, DataSource dataSource, String prefix) {
		if (details.getUsername() == null) {
			return dataSource;
		}
		try {
			return unpooled(DataSourceBuilder.derivedFrom(dataSource), details, prefix);
		}
		catch (UnsupportedDataSourcePropertyException ex) {
			throw new DatabaseConfigurationException(
					"%s.user is set, and the URL of the data source (%s) cannot be read.".formatted(prefix,
							dataSource.getClass().getName()),
					"Set %s.url as well.".formatted(prefix));
		}
	}

	// The engine takes one connection and gives it back: a pool would be of no use.
	private static DataSource unpooled(DataSourceBuilder<?> builder, AludelConnectionDetails details, String prefix) {
		DataSourceBuilder<SimpleDriverDataSource> unpooled = builder.type(SimpleDriverDataSource.class)
			.username(details.getUsername());
		String url = details.getJdbcUrl();
		if (url != null) {
			refuseWhatNoDriverTakes(url, prefix);
			unpooled.url(url);
		}
		if (StringUtils.hasText(details.getDriverClassName())) {
			unpooled.driverClassName(details.getDriverClassName());
		}
		SimpleDriverDataSource dataSource = unpooled.build();
		if (dataSource.getDriver() == null) {
			throw new DatabaseConfigurationException(
					"No JDBC driver is known for the URL of the database, which begins with %s."
						.formatted(schemeOf(String.valueOf(dataSource.getUrl()))),
					"Write %s.url as %s, or name the class in %1$s.driver-class-name.".formatted(prefix, JDBC_URL));
		}
		// Not by the builder, which would give another role the password of the first.
		dataSource.setPassword(details.getPassword());
		return dataSource;
	}

	// Before the driver sees it: its warning would have the password.
	private static void refuseWhatNoDriverTakes(String url, String prefix) {
		if (!url.startsWith("jdbc:")) {
			throw new DatabaseConfigurationException("The URL of the database is not one of JDBC.",
					"Write %s.url as %s.".formatted(prefix, JDBC_URL));
		}
		if (USER_IN_FRONT_OF_HOST.matcher(url).find()) {
			throw new DatabaseConfigurationException(
					"The URL of the database has a user in front of the host, which the driver does not take.",
					"Write %s.url as %s, and the role as %1$s.user and %1$s.password.".formatted(prefix, JDBC_URL));
		}
	}

	// The rest may hold a password.
	private static String schemeOf(String url) {
		return url.substring(0, url.indexOf(':', url.indexOf(':') + 1) + 1);
	}

	private DataSource named(String database, String bean) {
		if (!names().contains(bean)) {
			throw new DatabaseConfigurationException(
					"Database %s is to be migrated over %s, which is no DataSource bean.".formatted(database, bean),
					"Set aludel.databases.%s.data-source to one of these: %s".formatted(database,
							String.join(", ", names())));
		}
		return this.beanFactory.getBean(bean, DataSource.class);
	}

	private List<String> names() {
		return Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, DataSource.class))
			.sorted()
			.toList();
	}

}
