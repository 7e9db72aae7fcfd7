package dev.aludel.sample.task;

import java.time.Instant;

import dev.aludel.sample.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a task.
 */
@Entity
@Table(name = "comments", indexes = @Index(name = "ix_comments_task_id", columnList = "task_id, created_at"))
public class Comment {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "task_id")
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Task task;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "author_id")
	@OnDelete(action = OnDeleteAction.SET_NULL)
	private @Nullable User author;

	@Column(nullable = false, columnDefinition = "text")
	private String body;

	@CreationTimestamp
	@Column(nullable = false)
	private @Nullable Instant createdAt;

	@NullUnmarked
	protected Comment() {
	}

	public Comment(Task task, @Nullable User author, String body) {
		this.task = task;
		this.author = author;
		this.body = body;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public Task getTask() {
		return this.task;
	}

	public @Nullable User getAuthor() {
		return this.author;
	}

	public String getBody() {
		return this.body;
	}

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

}
