/**
 * The vocabulary: immutable descriptions of database objects, shared by everything above.
 */
@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
