package dev.aludel.autogenerate.command.broken;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class BrokenApplication {

	public static void main(String[] args) {
		SpringApplication.run(BrokenApplication.class, args);
	}

	/** Has no identifier. */
	@Entity
	public static class Parcel {

		@Nullable String address;

	}

}
