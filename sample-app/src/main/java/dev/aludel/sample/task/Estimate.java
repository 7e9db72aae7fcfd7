package dev.aludel.sample.task;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How much work a task is thought to be, and how much it was.
 *
 * @param estimatedHours the guess, in hours
 * @param spentHours the work done so far, in hours
 */
@Embeddable
public record Estimate(@Column(precision = 6, scale = 2) @Nullable BigDecimal estimatedHours,
		@Column(precision = 6, scale = 2) @Nullable BigDecimal spentHours) {

}
