package dev.aludel.sample.user;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users over HTTP. */
@RestController
@RequestMapping("/users")
class UserController {

	private final UserRepository users;

	UserController(UserRepository users) {
		this.users = users;
	}

	@GetMapping
	List<UserView> list() {
		return this.users.findAll(Sort.by("email")).stream().map(UserView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	UserView create(@Valid @RequestBody NewUser user) {
		return UserView.of(this.users.save(new User(user.email(), user.name())));
	}

	record NewUser(@NotBlank @Email @Size(max = 254) String email, @NotBlank @Size(max = 100) String name) {

	}

	record UserView(String email, String name) {

		static UserView of(User user) {
			return new UserView(user.getEmail(), user.getName());
		}

	}

}
