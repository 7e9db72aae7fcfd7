/**
 * The tables that libraries bring a script for, as revisions.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.libraries;

import org.jspecify.annotations.NullMarked;
