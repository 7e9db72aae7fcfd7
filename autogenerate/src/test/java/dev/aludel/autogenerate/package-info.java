/**
 * The house at the desk.
 */
@NullMarked
package dev.aludel.autogenerate;

import org.jspecify.annotations.NullMarked;
