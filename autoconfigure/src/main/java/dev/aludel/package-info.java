/**
 * What the author of a migration sees.
 */
@NullMarked
package dev.aludel;

import org.jspecify.annotations.NullMarked;
