package dev.aludel.sample.task;

import java.util.List;
import java.util.function.Supplier;

import dev.aludel.sample.project.Project;
import dev.aludel.sample.project.ProjectRepository;
import dev.aludel.sample.task.TaskViews.CommentView;
import dev.aludel.sample.task.TaskViews.NewComment;
import dev.aludel.sample.task.TaskViews.NewTask;
import dev.aludel.sample.task.TaskViews.TaskChange;
import dev.aludel.sample.task.TaskViews.TaskView;
import dev.aludel.sample.user.User;
import dev.aludel.sample.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** What can be done with tasks. */
@Service
@Transactional
class TaskService {

	/** Where a task goes that names no project; the first migration creates it. */
	private static final String INBOX = "INBOX";

	private final TaskRepository tasks;

	private final CommentRepository comments;

	private final LabelRepository labels;

	private final ProjectRepository projects;

	private final UserRepository users;

	TaskService(TaskRepository tasks, CommentRepository comments, LabelRepository labels, ProjectRepository projects,
			UserRepository users) {
		this.tasks = tasks;
		this.comments = comments;
		this.labels = labels;
		this.projects = projects;
		this.users = users;
	}

	@Transactional(readOnly = true)
	public List<TaskView> search(@Nullable TaskStatus status) {
		return this.tasks.search(status).stream().map(TaskView::of).toList();
	}

	@Transactional(readOnly = true)
	public TaskView get(String key, int number) {
		return TaskView.of(task(key, number));
	}

	public TaskView create(NewTask request) {
		String key = (request.project() != null) ? request.project() : INBOX;
		Project project = this.projects.findForNumbering(key).orElseThrow(refusal("There is no project " + key));
		Task task = new Task(project, this.tasks.highestNumber(project) + 1, request.title());
		task.setDescription(request.description());
		task.setDueOn(request.dueOn());
		task.setAssignee(user(request.assignee()));
		task.setEstimate(new Estimate(request.estimatedHours(), null));
		task.getLinks().addAll(request.links());
		request.labels().forEach((name) -> task.getLabels().add(label(name)));
		return TaskView.of(this.tasks.save(task));
	}

	public TaskView change(String key, int number, TaskChange request) {
		Task task = task(key, number);
		if (request.status() != null) {
			task.setStatus(request.status());
		}
		if (request.assignee() != null) {
			task.setAssignee(user(request.assignee()));
		}
		return TaskView.of(task);
	}

	public void delete(String key, int number) {
		this.tasks.delete(task(key, number));
	}

	public CommentView comment(String key, int number, NewComment request) {
		Task task = task(key, number);
		return CommentView.of(this.comments.save(new Comment(task, user(request.author()), request.body())));
	}

	@Transactional(readOnly = true)
	public List<CommentView> comments(String key, int number) {
		return this.comments.findByTaskOrderByCreatedAt(task(key, number)).stream().map(CommentView::of).toList();
	}

	private Task task(String key, int number) {
		return this.tasks.findByKey(key, number)
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no task " + key + "-" + number));
	}

	private @Nullable User user(@Nullable String email) {
		return (email != null) ? this.users.findByEmail(email).orElseThrow(refusal("There is no user " + email)) : null;
	}

	private Label label(String name) {
		return this.labels.findByName(name).orElseGet(() -> this.labels.save(new Label(name)));
	}

	private static Supplier<ResponseStatusException> refusal(String reason) {
		return () -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, reason);
	}

}
