package dev.aludel.sample.user;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The users.
 */
public interface UserRepository extends JpaRepository<User, Long> {

	/**
	 * Finds a user by the address that identifies them.
	 * @param email the e-mail address
	 * @return the user, if there is one
	 */
	Optional<User> findByEmail(String email);

}
