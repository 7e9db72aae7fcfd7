/**
 * The engine: finds migrations, decides what to run and runs it.
 */
@NullMarked
package dev.aludel.migrate;

import org.jspecify.annotations.NullMarked;
