package dev.aludel.autogenerate.command.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** Who buys. */
@Entity
public class Customer {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false, unique = true, length = 254)
	@Nullable String email;

	@Column(nullable = false)
	@ColumnDefault("0")
	int points;

}
