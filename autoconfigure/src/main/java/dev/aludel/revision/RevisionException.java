package dev.aludel.revision;

/**
 * Something about the revisions, or about what was asked of them, that only the user can
 * put right. Nothing was run or changed when it is thrown. The message tells what
 * happened and what to do next; each kind carries the same facts as fields.
 */
public abstract sealed class RevisionException extends RuntimeException permits AmbiguousIdentifierException,
		AmbiguousWalkException, BranchLabelIsRevisionException, DatabaseInsideRangeException, DependencyCycleException,
		DependencySelfLoopException, DuplicateBranchLabelException, DuplicateRevisionException,
		MalformedIdentifierException, MalformedRevisionNameException, NotInBranchException, OfflineRangeException,
		OverlappingTargetsException, PartialIdentifierTooShortException, RangeNotClosedException,
		RelativeOutOfRangeException, RelativeWrongDirectionException, ReplacedRevisionException, ReplacedTwiceException,
		ReplacementCycleException, ReservedRevisionNameException, ReversedRangeException, RevisionCycleException,
		RevisionNotAppliedException, SelfLoopException, SelfReplacementException, SeveralCurrentRevisionsException,
		SeveralHeadsException, UnknownAppliedRevisionException, UnknownBranchLabelException, UnknownDependencyException,
		UnknownParentException, UnknownRevisionException {

	RevisionException(String message) {
		super(message);
	}

}
