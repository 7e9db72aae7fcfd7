package dev.aludel.sample.task;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import dev.aludel.sample.user.User;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Tasks and comments as they look from outside. */
final class TaskViews {

	private TaskViews() {
	}

	record NewTask(@Nullable String project, @NotBlank @Size(max = 120) String title, @Nullable String description,
			@Nullable LocalDate dueOn, @Nullable String assignee,
			@PositiveOrZero @Digits(integer = 4, fraction = 2) @Nullable BigDecimal estimatedHours,
			List<@NotBlank @Size(max = 500) String> links, List<@NotBlank @Size(max = 40) String> labels) {

		NewTask {
			links = Objects.requireNonNullElse(links, List.of());
			labels = Objects.requireNonNullElse(labels, List.of());
		}

	}

	record TaskChange(@Nullable TaskStatus status, @Nullable String assignee) {

	}

	record TaskView(String key, String title, @Nullable String description, TaskStatus status,
			@Nullable String assignee, @Nullable LocalDate dueOn, @Nullable BigDecimal estimatedHours,
			List<String> links, List<String> labels, @Nullable Instant createdAt) {

		static TaskView of(Task task) {
			User assignee = task.getAssignee();
			Estimate estimate = task.getEstimate();
			return new TaskView(task.getProject().getKey() + "-" + task.getNumber(), task.getTitle(),
					task.getDescription(), task.getStatus(), (assignee != null) ? assignee.getEmail() : null,
					task.getDueOn(), (estimate != null) ? estimate.estimatedHours() : null,
					task.getLinks().stream().sorted().toList(),
					task.getLabels().stream().map(Label::getName).sorted().toList(), task.getCreatedAt());
		}

	}

	record NewComment(@Nullable String author, @NotBlank String body) {

	}

	record CommentView(@Nullable String author, String body, @Nullable Instant createdAt) {

		static CommentView of(Comment comment) {
			User author = comment.getAuthor();
			return new CommentView((author != null) ? author.getEmail() : null, comment.getBody(),
					comment.getCreatedAt());
		}

	}

}
