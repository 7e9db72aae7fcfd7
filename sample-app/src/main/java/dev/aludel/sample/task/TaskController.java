package dev.aludel.sample.task;

import java.util.List;

import dev.aludel.sample.task.TaskViews.CommentView;
import dev.aludel.sample.task.TaskViews.NewComment;
import dev.aludel.sample.task.TaskViews.NewTask;
import dev.aludel.sample.task.TaskViews.TaskChange;
import dev.aludel.sample.task.TaskViews.TaskView;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks over HTTP. */
@RestController
@RequestMapping("/tasks")
class TaskController {

	private final TaskService tasks;

	TaskController(TaskService tasks) {
		this.tasks = tasks;
	}

	@GetMapping
	List<TaskView> list(@RequestParam(required = false) @Nullable TaskStatus status) {
		return this.tasks.search(status);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	TaskView create(@Valid @RequestBody NewTask task) {
		return this.tasks.create(task);
	}

	@GetMapping("/{key}-{number}")
	TaskView get(@PathVariable String key, @PathVariable int number) {
		return this.tasks.get(key, number);
	}

	@PatchMapping("/{key}-{number}")
	TaskView change(@PathVariable String key, @PathVariable int number, @RequestBody TaskChange change) {
		return this.tasks.change(key, number, change);
	}

	@DeleteMapping("/{key}-{number}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String key, @PathVariable int number) {
		this.tasks.delete(key, number);
	}

	@GetMapping("/{key}-{number}/comments")
	List<CommentView> comments(@PathVariable String key, @PathVariable int number) {
		return this.tasks.comments(key, number);
	}

	@PostMapping("/{key}-{number}/comments")
	@ResponseStatus(HttpStatus.CREATED)
	CommentView comment(@PathVariable String key, @PathVariable int number, @Valid @RequestBody NewComment comment) {
		return this.tasks.comment(key, number, comment);
	}

}
