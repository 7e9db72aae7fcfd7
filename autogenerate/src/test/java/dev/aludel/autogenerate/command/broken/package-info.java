/**
 * An application whose mapping Hibernate rejects.
 */
@NullMarked
package dev.aludel.autogenerate.command.broken;

import org.jspecify.annotations.NullMarked;
