/**
 * Starts the user's application in design-time mode and captures its mapping.
 */
@NullMarked
package dev.aludel.autogenerate.launch;

import org.jspecify.annotations.NullMarked;
