package dev.aludel.autogenerate.command.hooked;

import dev.aludel.autogenerate.command.shop.Customer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

/** The shop, with the hooks that {@code --hooks} names. */
@SpringBootApplication
@EntityScan(basePackageClasses = Customer.class)
public class HookedApplication {

	public static void main(String[] args) {
		SpringApplication.run(HookedApplication.class, args);
	}

}
