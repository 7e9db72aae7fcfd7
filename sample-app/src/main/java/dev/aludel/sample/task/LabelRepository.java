package dev.aludel.sample.task;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The labels.
 */
public interface LabelRepository extends JpaRepository<Label, Long> {

	/**
	 * Finds a label.
	 * @param name the word
	 * @return the label, if there is one
	 */
	Optional<Label> findByName(String name);

}
