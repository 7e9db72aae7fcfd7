package dev.aludel.sample.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.aludel.sample.project.Project;
import dev.aludel.sample.user.User;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Something to do, known by its project and its number there.
 */
@Entity
@Table(name = "tasks",
		uniqueConstraints = @UniqueConstraint(name = "uq_tasks_project_id_number",
				columnNames = { "project_id", "number" }),
		indexes = { @Index(name = "ix_tasks_status", columnList = "status, due_on"),
				@Index(name = "ix_tasks_assignee_id", columnList = "assignee_id") })
public class Task {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "project_id")
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Project project;

	@Column(nullable = false)
	private Integer number;

	@Column(nullable = false, length = 120)
	private String title;

	@Column(columnDefinition = "text")
	private @Nullable String description;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	@ColumnDefault("'OPEN'")
	private TaskStatus status = TaskStatus.OPEN;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "assignee_id")
	@OnDelete(action = OnDeleteAction.SET_NULL)
	private @Nullable User assignee;

	@Embedded
	private @Nullable Estimate estimate;

	@Column
	private @Nullable LocalDate dueOn;

	@Column(length = 80)
	private @Nullable String externalReference;

	@ElementCollection
	@CollectionTable(name = "task_links", joinColumns = @JoinColumn(name = "task_id"))
	@Column(name = "url", nullable = false, length = 500)
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Set<String> links = new LinkedHashSet<>();

	@ManyToMany
	@JoinTable(name = "task_labels", joinColumns = @JoinColumn(name = "task_id"),
			inverseJoinColumns = @JoinColumn(name = "label_id"))
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Set<Label> labels = new LinkedHashSet<>();

	@CreationTimestamp
	@Column(nullable = false)
	private @Nullable Instant createdAt;

	@UpdateTimestamp
	@Column(nullable = false)
	private @Nullable Instant updatedAt;

	@Version
	private int version;

	@NullUnmarked
	protected Task() {
	}

	public Task(Project project, int number, String title) {
		this.project = project;
		this.number = number;
		this.title = title;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public Project getProject() {
		return this.project;
	}

	public int getNumber() {
		return this.number;
	}

	public String getTitle() {
		return this.title;
	}

	public @Nullable String getDescription() {
		return this.description;
	}

	public void setDescription(@Nullable String description) {
		this.description = description;
	}

	public TaskStatus getStatus() {
		return this.status;
	}

	public void setStatus(TaskStatus status) {
		this.status = status;
	}

	public @Nullable User getAssignee() {
		return this.assignee;
	}

	public void setAssignee(@Nullable User assignee) {
		this.assignee = assignee;
	}

	public @Nullable Estimate getEstimate() {
		return this.estimate;
	}

	public void setEstimate(@Nullable Estimate estimate) {
		this.estimate = estimate;
	}

	public @Nullable LocalDate getDueOn() {
		return this.dueOn;
	}

	public void setDueOn(@Nullable LocalDate dueOn) {
		this.dueOn = dueOn;
	}

	public @Nullable String getExternalReference() {
		return this.externalReference;
	}

	public void setExternalReference(@Nullable String externalReference) {
		this.externalReference = externalReference;
	}

	public Set<String> getLinks() {
		return this.links;
	}

	public Set<Label> getLabels() {
		return this.labels;
	}

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

	public @Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

}
