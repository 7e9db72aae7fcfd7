package dev.aludel.sample.task;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The comments.
 */
public interface CommentRepository extends JpaRepository<Comment, Long> {

	/**
	 * Finds what was said about a task, oldest first.
	 * @param task the task
	 * @return the comments
	 */
	List<Comment> findByTaskOrderByCreatedAt(Task task);

}
