package dev.aludel.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A task-tracking service.
 */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Starts the service.
	 * @param args the command line of Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
