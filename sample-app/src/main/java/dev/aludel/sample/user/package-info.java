/**
 * The people who own projects and do tasks.
 */
@NullMarked
package dev.aludel.sample.user;

import org.jspecify.annotations.NullMarked;
