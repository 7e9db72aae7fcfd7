/**
 * The actuator endpoint that shows where the database stands.
 */
@NullMarked
package dev.aludel.actuate.endpoint;

import org.jspecify.annotations.NullMarked;
