package dev.aludel.sample.project;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/**
 * The projects.
 */
public interface ProjectRepository extends JpaRepository<Project, Long> {

	/**
	 * Finds a project and keeps others from numbering its tasks until the transaction
	 * ends.
	 * @param key the key of the project
	 * @return the project, if there is one
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select project from Project project where project.key = :key")
	Optional<Project> findForNumbering(String key);

}
