package dev.aludel.autogenerate.command.market;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.autogenerate.command.market.invoices.Invoice;
import dev.aludel.autogenerate.command.market.orders.Purchase;
import org.hibernate.cfg.MappingSettings;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The application. */
@SpringBootApplication
public class MarketApplication {

	@Bean
	@Primary
	HikariDataSource ordersDataSource(@Value("${orders.url}") String url) {
		return dataSource(url);
	}

	@Bean
	HikariDataSource invoicesDataSource(@Value("${invoices.url}") String url) {
		return dataSource(url);
	}

	@Bean
	@Primary
	LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("ordersDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource).packages(Purchase.class).persistenceUnit("purchases").build();
	}

	@Bean
	LocalContainerEntityManagerFactoryBean invoicesEntityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("invoicesDataSource") DataSource dataSource, @Value("${invoices.schema:}") String schema) {
		return builder.dataSource(dataSource)
			.packages(Invoice.class)
			.persistenceUnit("bills")
			.properties(schema.isEmpty() ? Map.of() : Map.of(MappingSettings.DEFAULT_SCHEMA, schema))
			.build();
	}

	private static HikariDataSource dataSource(String url) {
		HikariDataSource dataSource = DataSourceBuilder.create()
			.type(HikariDataSource.class)
			.url(url)
			.username("postgres")
			.build();
		dataSource.setMaximumPoolSize(1);
		dataSource.setConnectionTimeout(2000);
		return dataSource;
	}

	/** Starts the application. */
	public static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(MarketApplication.class);
		application.setDefaultProperties(Map.of("aludel.databases.orders.data-source", "ordersDataSource",
				"aludel.databases.invoices.data-source", "invoicesDataSource", "spring.jpa.open-in-view", "false",
				"spring.main.web-application-type", "none"));
		return application.run(args);
	}

	public static void main(String[] args) {
		run(args);
	}

}
