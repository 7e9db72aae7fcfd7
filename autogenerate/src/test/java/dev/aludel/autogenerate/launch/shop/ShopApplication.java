package dev.aludel.autogenerate.launch.shop;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application.
 */
@SpringBootApplication
@EnableScheduling
public class ShopApplication {

	/**
	 * Starts the application, and leaves a table when it has started.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = run(args);
		new JdbcTemplate(context.getBean(DataSource.class)).execute("create table rest_of_main_ran ()");
	}

	/**
	 * Starts the application.
	 * @param args the arguments
	 * @return the context
	 */
	public static ConfigurableApplicationContext run(String... args) {
		return SpringApplication.run(ShopApplication.class, args);
	}

}
