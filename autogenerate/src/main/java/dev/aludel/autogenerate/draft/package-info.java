/**
 * Writes operations as a Java migration.
 */
@NullMarked
package dev.aludel.autogenerate.draft;

import org.jspecify.annotations.NullMarked;
