package dev.aludel.revision;

import java.util.BitSet;

/**
 * What stands before the {@code @} of an identifier.
 *
 * @param label the label or id as typed
 * @param revision the revision it names
 * @param line that revision with its ancestors and descendants of the line
 */
record Branch(String label, int revision, BitSet line) {

}
