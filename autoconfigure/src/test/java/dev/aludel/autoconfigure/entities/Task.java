package dev.aludel.autoconfigure.entities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A task.
 */
@Entity
@Table(name = "tasks")
public class Task {

	@Id
	private long id;

	@Column(nullable = false, length = 200)
	private String title = "";

	@Column(nullable = false, length = 20)
	private String status = "pending";

	/**
	 * {@return the id}
	 */
	public long getId() {
		return this.id;
	}

	/**
	 * {@return the title}
	 */
	public String getTitle() {
		return this.title;
	}

	/**
	 * {@return the status}
	 */
	public String getStatus() {
		return this.status;
	}

}
