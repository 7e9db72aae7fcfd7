package dev.aludel.sample.user;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A person who owns projects and does tasks, known by an e-mail address.
 */
@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@NaturalId
	@Column(nullable = false, length = 254)
	private String email;

	@Column(nullable = false, length = 100)
	private String name;

	@CreationTimestamp
	@Column(nullable = false)
	private @Nullable Instant createdAt;

	@NullUnmarked
	protected User() {
	}

	public User(String email, String name) {
		this.email = email;
		this.name = name;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getEmail() {
		return this.email;
	}

	public String getName() {
		return this.name;
	}

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

}
