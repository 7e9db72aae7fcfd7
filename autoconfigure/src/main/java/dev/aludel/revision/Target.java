package dev.aludel.revision;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * What an identifier stands for.
 *
 * @param identifier the identifier
 * @param branch the branch it was narrowed to, if any
 * @param revisions the revisions; none for {@code base}, or where {@code current} or
 * {@code heads} find nothing
 * @param base whether {@code base} is meant, which is not the same as no revision
 * @param leaving the revision just above the target, if the identifier counts down from
 * the current revision and so says which way it came
 */
record Target(RevisionIdentifier identifier, @Nullable Branch branch, BitSet revisions, boolean base,
		@Nullable Integer leaving) {

}
