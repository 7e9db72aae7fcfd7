package dev.aludel.autogenerate.command;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.aludel.autogenerate.draft.DraftRevision;

/**
 * Where the revisions of a chain stand: each continues the one before, under the next id.
 */
final class ChainPlaces {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
		.withResolverStyle(ResolverStyle.STRICT);

	private final DraftRevision first;

	private final Predicate<String> taken;

	/**
	 * Creates the places.
	 * @param first the place of the first revision
	 * @param taken whether a revision has an id already
	 */
	ChainPlaces(DraftRevision first, Predicate<String> taken) {
		this.first = first;
		this.taken = taken;
	}

	/**
	 * Returns a place for each of the revisions that follow the first one.
	 * @param messages what each of them does
	 * @return all places, the first one included
	 */
	List<DraftRevision> followedBy(List<String> messages) {
		List<DraftRevision> places = new ArrayList<>(List.of(this.first));
		for (String message : messages) {
			DraftRevision before = places.get(places.size() - 1);
			places.add(DraftRevision.of(idBehind(before.id(), places.size() + 1), List.of(before.id()), message,
					this.first.packageName()));
		}
		return List.copyOf(places);
	}

	/** A second later, where the id is a time; otherwise the first id with a number. */
	private String idBehind(String id, int number) {
		try {
			LocalDateTime time = LocalDateTime.parse(id, TIMESTAMP).plusSeconds(1);
			while (this.taken.test(time.format(TIMESTAMP))) {
				time = time.plusSeconds(1);
			}
			return time.format(TIMESTAMP);
		}
		catch (DateTimeException ex) {
			int suffix = number;
			while (this.taken.test(this.first.id() + "_" + suffix)) {
				suffix++;
			}
			return this.first.id() + "_" + suffix;
		}
	}

}
