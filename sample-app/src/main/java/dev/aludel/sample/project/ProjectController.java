package dev.aludel.sample.project;

import java.util.List;

import dev.aludel.sample.user.User;
import dev.aludel.sample.user.UserRepository;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Projects over HTTP. */
@RestController
@RequestMapping("/projects")
class ProjectController {

	private final ProjectRepository projects;

	private final UserRepository users;

	ProjectController(ProjectRepository projects, UserRepository users) {
		this.projects = projects;
		this.users = users;
	}

	@GetMapping
	@Transactional(readOnly = true)
	public List<ProjectView> list() {
		return this.projects.findAll(Sort.by("key")).stream().map(ProjectView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	public ProjectView create(@Valid @RequestBody NewProject project) {
		return ProjectView.of(this.projects.save(new Project(project.key(), project.name(), owner(project.owner()))));
	}

	private @Nullable User owner(@Nullable String email) {
		return (email != null) ? this.users.findByEmail(email)
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "There is no user " + email))
				: null;
	}

	record NewProject(@NotBlank @Pattern(regexp = "[A-Z]{2,10}") String key, @NotBlank @Size(max = 100) String name,
			@Nullable String owner) {

	}

	record ProjectView(String key, String name, @Nullable String owner) {

		static ProjectView of(Project project) {
			User owner = project.getOwner();
			return new ProjectView(project.getKey(), project.getName(), (owner != null) ? owner.getEmail() : null);
		}

	}

}
