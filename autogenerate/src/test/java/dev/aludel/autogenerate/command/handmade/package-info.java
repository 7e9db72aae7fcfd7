/**
 * An application that makes its data sources itself, of databases that are not there.
 */
@NullMarked
package dev.aludel.autogenerate.command.handmade;

import org.jspecify.annotations.NullMarked;
