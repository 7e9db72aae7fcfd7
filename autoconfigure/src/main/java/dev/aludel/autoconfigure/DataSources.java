package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Finds the data source that a database is migrated over.
 *
 * @param beanFactory the beans of the application
 * @param qualified those that are qualified for migrations
 * @param all those of the application
 */
record DataSources(ListableBeanFactory beanFactory, ObjectProvider<DataSource> qualified,
		ObjectProvider<DataSource> all) {

	/** The one for migrations, else the only or primary one. */
	DataSource main() {
		DataSource chosen = this.qualified.getIfAvailable(this.all::getIfUnique);
		if (chosen == null) {
			throw new SeveralDataSourcesException(names());
		}
		return chosen;
	}

	/** The one that a database names, else the main one. */
	DataSource of(String database, AludelDatabaseProperties properties) {
		if (properties.getUrl() != null) {
			// Unpooled: the engine takes one connection and gives it back.
			return DataSourceBuilder.create()
				.type(SimpleDriverDataSource.class)
				.url(properties.getUrl())
				.username(properties.getUser())
				.password(properties.getPassword())
				.build();
		}
		String bean = properties.getDataSource();
		if (bean != null) {
			return named(database, bean);
		}
		if (names().isEmpty()) {
			throw new DatabaseConfigurationException(
					"Database %s has no URL, and the application has no DataSource bean.".formatted(database),
					"Set aludel.databases.%s.url, or spring.datasource.url.".formatted(database));
		}
		return main();
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
