/**
 * Tasks with their comments, labels and links.
 */
@NullMarked
package dev.aludel.sample.task;

import org.jspecify.annotations.NullMarked;
