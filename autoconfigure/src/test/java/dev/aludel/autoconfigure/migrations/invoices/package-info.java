/**
 * One migration that makes a table of invoices.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.invoices;

import org.jspecify.annotations.NullMarked;
