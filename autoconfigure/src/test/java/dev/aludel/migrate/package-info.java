/**
 * Tests of the engine on a real database.
 */
@NullMarked
package dev.aludel.migrate;

import org.jspecify.annotations.NullMarked;
