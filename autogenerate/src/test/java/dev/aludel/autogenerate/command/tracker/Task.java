package dev.aludel.autogenerate.command.tracker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** As it stands in {@code docs/migrating-from.md}. */
@Entity
@Table(name = "tasks")
public class Task {

	@Id
	private long id;

	@Column(nullable = false, length = 200)
	private String title = "";

	@Column(nullable = false, length = 20)
	private String status = "pending";

	long getId() {
		return this.id;
	}

	String getTitle() {
		return this.title;
	}

	String getStatus() {
		return this.status;
	}

}
