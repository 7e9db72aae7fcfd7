/**
 * What can be done to a database: operations as data, with no behaviour but validation.
 */
@NullMarked
package dev.aludel.operation;

import org.jspecify.annotations.NullMarked;
