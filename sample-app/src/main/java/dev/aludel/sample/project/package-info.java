/**
 * Projects, and the numbers of their tasks.
 */
@NullMarked
package dev.aludel.sample.project;

import org.jspecify.annotations.NullMarked;
