/**
 * Tests of the reflection, on a real PostgreSQL.
 */
@NullMarked
package dev.aludel.autogenerate.reflection;

import org.jspecify.annotations.NullMarked;
