package dev.aludel.sample.task;

import java.util.List;
import java.util.Optional;

import dev.aludel.sample.project.Project;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The tasks.
 */
public interface TaskRepository extends JpaRepository<Task, Long> {

	/**
	 * Finds tasks by project and number.
	 * @param status how far they are, or {@code null} for all
	 * @return the tasks, by project and number
	 */
	@Query("""
			select task from Task task join fetch task.project left join fetch task.assignee
			where :status is null or task.status = :status
			order by task.project.key, task.number""")
	List<Task> search(@Nullable TaskStatus status);

	/**
	 * Finds the task that people call {@code WEB-17}.
	 * @param key the key of the project
	 * @param number the number within it
	 * @return the task, if there is one
	 */
	@Query("select task from Task task where task.project.key = :key and task.number = :number")
	Optional<Task> findByKey(String key, int number);

	/**
	 * Returns the highest number a project has given.
	 * @param project the project
	 * @return the number, 0 when it has no task
	 */
	@Query("select coalesce(max(task.number), 0) from Task task where task.project = :project")
	int highestNumber(Project project);

}
