/**
 * The health of the databases of an application, as its revisions see it.
 */
@NullMarked
package dev.aludel.actuate.health;

import org.jspecify.annotations.NullMarked;
