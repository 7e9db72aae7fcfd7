package dev.aludel.autogenerate.command.handmade;

import java.sql.SQLException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.autoconfigure.AludelDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * One data source that connects as soon as it is made, one for migrations only, and a
 * bean that wants the class of the pool.
 */
@SpringBootApplication
public class HandmadeApplication {

	public static void main(String[] args) {
		SpringApplication.run(HandmadeApplication.class, args);
	}

	@Bean
	@Primary
	HikariDataSource pool() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:postgresql://localhost:1/nowhere");
		return new HikariDataSource(config);
	}

	@Bean
	@AludelDataSource
	PGSimpleDataSource owner() throws SQLException {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setPortNumbers(new int[] { 1 });
		dataSource.getConnection().close();
		return dataSource;
	}

	@Bean
	PoolReport report(HikariDataSource pool) {
		return new PoolReport(pool.getPoolName(), pool.getMaximumPoolSize());
	}

	/** What somebody wants to know about the pool. */
	record PoolReport(String name, int size) {

	}

}
