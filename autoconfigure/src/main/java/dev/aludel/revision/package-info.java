/**
 * The graph of revisions, the grammar of their identifiers and the plans over them.
 */
@NullMarked
package dev.aludel.revision;

import org.jspecify.annotations.NullMarked;
