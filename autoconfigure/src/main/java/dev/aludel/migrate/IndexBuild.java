package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * How far the server is with an index that a session builds.
 *
 * @param table the table
 * @param index the index, or {@code null} before it has an entry in the catalog
 * @param phase what the build does, in the words of the server
 * @param blocksDone how many blocks are done in this phase
 * @param blocksTotal how many blocks there are in this phase; 0 when it counts none
 */
public record IndexBuild(String table, @Nullable String index, String phase, long blocksDone, long blocksTotal) {

}
