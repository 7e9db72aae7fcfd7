/**
 * An application with something to say about comparing and drafting.
 */
@NullMarked
package dev.aludel.autogenerate.command.hooked;

import org.jspecify.annotations.NullMarked;
