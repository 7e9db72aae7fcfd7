package dev.aludel.autoconfigure.launched;

import dev.aludel.autoconfigure.AludelAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * An application that does nothing but migrate at its start.
 */
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, AludelAutoConfiguration.class })
public class MigratingApplication {

	/**
	 * Starts and ends.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(MigratingApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments).close();
	}

}
