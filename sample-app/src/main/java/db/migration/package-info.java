/**
 * The revisions of the database, oldest first.
 */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
