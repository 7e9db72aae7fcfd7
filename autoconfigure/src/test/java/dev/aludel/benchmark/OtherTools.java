package dev.aludel.benchmark;

import javax.sql.DataSource;

import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;

import org.springframework.core.io.DefaultResourceLoader;

/** Runs the same migrations with the tools that others use. */
final class OtherTools {

	private OtherTools() {
	}

	static void flyway(DataSource dataSource, String location) {
		Flyway.configure().dataSource(dataSource).locations(location).load().migrate();
	}

	static void liquibase(DataSource dataSource) throws Exception {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(dataSource);
		liquibase.setChangeLog("classpath:" + GeneratedMigrations.LIQUIBASE);
		liquibase.setResourceLoader(new DefaultResourceLoader());
		liquibase.setAnalyticsEnabled(false);
		liquibase.afterPropertiesSet();
	}

}
