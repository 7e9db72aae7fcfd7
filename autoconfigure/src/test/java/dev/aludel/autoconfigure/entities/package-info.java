/**
 * The entity that the migrations of tasks are for.
 */
@NullMarked
package dev.aludel.autoconfigure.entities;

import org.jspecify.annotations.NullMarked;
