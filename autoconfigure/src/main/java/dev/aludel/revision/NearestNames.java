package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Finds what could have been meant by a name that does not exist.
 */
final class NearestNames {

	private static final int MOST = 3;

	private static final int SHORT = 6;

	private final String name;

	private final int mostMistakes;

	private NearestNames(String name) {
		this.name = name.toLowerCase(Locale.ROOT);
		this.mostMistakes = (name.length() < SHORT) ? 1 : 2;
	}

	/**
	 * Looks among the ids, their beginnings, the labels and the words of the grammar.
	 * @param name the name that does not exist
	 * @param index the revisions
	 * @return the nearest first, and only those with one or two letters to change
	 */
	static List<NearName> of(String name, RevisionIndex index) {
		List<NearName> names = new ArrayList<>();
		RevisionNames.RESERVED.stream().sorted().forEach((word) -> names.add(new NearName(word, null)));
		index.labels()
			.forEach((label) -> names.add(new NearName(label, index.node(index.withIdOrLabel(label).orElseThrow()))));
		IntStream.range(0, index.size())
			.mapToObj(index::node)
			.forEach((node) -> names.add(new NearName(node.id(), node)));
		NearestNames nearest = new NearestNames(name);
		return names.stream()
			.filter((candidate) -> nearest.mistakes(candidate) <= nearest.mostMistakes)
			.sorted(Comparator.comparingInt(nearest::mistakes))
			.limit(MOST)
			.toList();
	}

	private int mistakes(NearName candidate) {
		String text = candidate.name().toLowerCase(Locale.ROOT);
		int whole = mistakes(text);
		boolean beginning = candidate.isId() && this.name.length() >= IdentifierResolver.SHORTEST_BEGINNING
				&& this.name.length() < text.length();
		return beginning ? Math.min(whole, mistakes(text.substring(0, this.name.length()))) : whole;
	}

	/** How many letters must be changed, added, left out or swapped. */
	private int mistakes(String text) {
		int[][] distances = new int[this.name.length() + 1][text.length() + 1];
		for (int i = 0; i <= this.name.length(); i++) {
			for (int j = 0; j <= text.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : mistakes(text, distances, i, j);
			}
		}
		return distances[this.name.length()][text.length()];
	}

	private int mistakes(String text, int[][] distances, int i, int j) {
		boolean same = this.name.charAt(i - 1) == text.charAt(j - 1);
		int fewest = Math.min(Math.min(distances[i - 1][j], distances[i][j - 1]) + 1,
				distances[i - 1][j - 1] + (same ? 0 : 1));
		boolean swapped = i > 1 && j > 1 && this.name.charAt(i - 1) == text.charAt(j - 2)
				&& this.name.charAt(i - 2) == text.charAt(j - 1);
		return swapped ? Math.min(fewest, distances[i - 2][j - 2] + 1) : fewest;
	}

	/**
	 * A name that exists.
	 *
	 * @param name an id, a label, or a word of the grammar
	 * @param revision what it names, or {@code null} for a word of the grammar
	 */
	record NearName(String name, @Nullable RevisionNode revision) {

		private boolean isId() {
			return this.revision != null && this.revision.id().equals(this.name);
		}

		/** The name, and what it stands for. */
		String described() {
			if (this.revision == null) {
				return this.name;
			}
			return isId() ? Wording.named(this.revision)
					: "%s, the label of %s".formatted(this.name, Wording.named(this.revision));
		}

	}

}
