package dev.aludel.sample.project;

import java.time.Instant;

import dev.aludel.sample.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A project, known by a short key: {@code WEB} in {@code WEB-17}.
 */
@Entity
@Table(name = "projects",
		uniqueConstraints = @UniqueConstraint(name = "uq_projects_project_key", columnNames = "project_key"))
public class Project {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(name = "project_key", nullable = false, length = 10)
	private String key;

	@Column(nullable = false, length = 100)
	private String name;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "owner_id")
	@OnDelete(action = OnDeleteAction.SET_NULL)
	private @Nullable User owner;

	@CreationTimestamp
	@Column(nullable = false)
	private @Nullable Instant createdAt;

	@NullUnmarked
	protected Project() {
	}

	public Project(String key, String name, @Nullable User owner) {
		this.key = key;
		this.name = name;
		this.owner = owner;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getKey() {
		return this.key;
	}

	public String getName() {
		return this.name;
	}

	public @Nullable User getOwner() {
		return this.owner;
	}

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

}
