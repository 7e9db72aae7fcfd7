/**
 * Finds what leads from one schema to another, in an order that runs.
 */
@NullMarked
package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.NullMarked;
