/**
 * The design-time commands as Maven goals.
 */
@NullMarked
package dev.aludel.autogenerate.maven;

import org.jspecify.annotations.NullMarked;
