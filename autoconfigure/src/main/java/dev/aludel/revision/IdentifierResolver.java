package dev.aludel.revision;

import java.util.BitSet;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what an identifier stands for, given what is applied.
 */
final class IdentifierResolver {

	static final int SHORTEST_BEGINNING = 4;

	private final RevisionIndex index;

	private final Lineage lineage;

	private final AppliedRevisions applied;

	IdentifierResolver(RevisionIndex index, Lineage lineage, AppliedRevisions applied) {
		this.index = index;
		this.lineage = lineage;
		this.applied = applied;
	}

	Target resolve(RevisionIdentifier identifier, Command command) {
		RevisionIdentifier.Offset offset = identifier.offset();
		String name = identifier.name();
		if (name == null && offset != null && !command.counts(offset.up())) {
			throw new RelativeWrongDirectionException(identifier, command, offset.up());
		}
		Branch branch = branch(identifier.label());
		BitSet revisions = (name != null) ? named(name, branch) : standing(branch);
		if (offset == null) {
			return new Target(identifier, branch, revisions, RevisionNames.BASE.equals(name), null);
		}
		int start = start(identifier, revisions, branch);
		LineWalk.Path path = new LineWalk(this.index, this.lineage, identifier, branch).walk(start, offset.up(),
				offset.steps());
		boolean base = (path.end() == LineWalk.BASE);
		boolean cameDown = (name == null && !offset.up() && offset.steps() > 0);
		return new Target(identifier, branch, base ? new BitSet() : Lineage.only(path.end()), base,
				cameDown ? path.beforeEnd() : null);
	}

	private @Nullable Branch branch(@Nullable String label) {
		if (label == null) {
			return null;
		}
		int revision = this.index.withIdOrLabel(label)
			.orElseThrow(() -> new UnknownBranchLabelException(label, this.index.labels()));
		return new Branch(label, revision, this.lineage.line(revision));
	}

	private BitSet named(String name, @Nullable Branch branch) {
		return switch (name) {
			case RevisionNames.BASE -> new BitSet();
			case RevisionNames.HEAD -> refuseSeveralHeads(heads(branch), branch);
			case RevisionNames.HEADS -> (branch != null) ? heads(branch) : this.lineage.realHeads();
			case RevisionNames.CURRENT -> standing(branch);
			default -> Lineage.only(single(name, branch));
		};
	}

	private BitSet heads(@Nullable Branch branch) {
		BitSet heads = this.lineage.heads();
		if (branch != null) {
			heads.and(branch.line());
		}
		return heads;
	}

	private BitSet refuseSeveralHeads(BitSet heads, @Nullable Branch branch) {
		if (heads.cardinality() > 1) {
			throw new SeveralHeadsException((branch != null) ? branch.label() : null, this.index.nodes(heads));
		}
		return heads;
	}

	/** Where the database stands, or where it stands in the line of the branch. */
	private BitSet standing(@Nullable Branch branch) {
		BitSet current = this.applied.current(this.lineage);
		if (branch == null) {
			return current;
		}
		current.and(branch.line());
		if (!current.isEmpty()) {
			return current;
		}
		BitSet appliedInLine = Lineage.copy(this.applied.known());
		appliedInLine.and(branch.line());
		return this.lineage.topmostOfTheLine(appliedInLine);
	}

	private int single(String name, @Nullable Branch branch) {
		OptionalInt exact = this.index.withIdOrLabel(name);
		if (exact.isPresent()) {
			if (branch != null && !branch.line().get(exact.getAsInt())) {
				throw notInBranch(name, branch);
			}
			return exact.getAsInt();
		}
		if (name.length() < SHORTEST_BEGINNING) {
			throw new PartialIdentifierTooShortException(name, SHORTEST_BEGINNING,
					this.index.nodes(this.index.withIdBeginning(name)), Candidates.of(name, this.index));
		}
		return beginningWith(name, branch);
	}

	private int beginningWith(String name, @Nullable Branch branch) {
		BitSet found = this.index.withIdBeginning(name);
		if (found.isEmpty()) {
			throw new UnknownRevisionException(name, Candidates.of(name, this.index));
		}
		if (branch != null) {
			found.and(branch.line());
			if (found.isEmpty()) {
				throw notInBranch(name, branch);
			}
		}
		if (found.cardinality() > 1) {
			throw new AmbiguousIdentifierException(name, this.index.nodes(found));
		}
		return found.nextSetBit(0);
	}

	private NotInBranchException notInBranch(String name, Branch branch) {
		return new NotInBranchException(name, branch.label(), this.index.node(branch.revision()));
	}

	private int start(RevisionIdentifier identifier, BitSet revisions, @Nullable Branch branch) {
		if (revisions.cardinality() > 1) {
			if (RevisionNames.HEADS.equals(identifier.name())) {
				refuseSeveralHeads(revisions, branch);
			}
			throw new SeveralCurrentRevisionsException(identifier, this.index.nodes(revisions));
		}
		return revisions.isEmpty() ? LineWalk.BASE : revisions.nextSetBit(0);
	}

}
