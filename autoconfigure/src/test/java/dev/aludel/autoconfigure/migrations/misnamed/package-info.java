/**
 * A migration whose annotation disagrees with the name of its class.
 */
@NullMarked
package dev.aludel.autoconfigure.migrations.misnamed;

import org.jspecify.annotations.NullMarked;
