package dev.aludel.autogenerate.draft;

import java.util.List;

/**
 * What the reader of a {@link Draft} has to know. A draft that is proven, and for which
 * everything could be compared, has none.
 *
 * @param notes what concerns the draft as a whole; they follow the message in its Javadoc
 * @param unproven why the draft is not proven; it begins with it
 * @param notProven in what the proof differs from what will run; the draft ends with it
 * @param notCompared what could not be compared; the draft ends with it
 */
public record DraftRemarks(List<String> notes, List<String> unproven, List<String> notProven,
		List<String> notCompared) {

	/**
	 * Nothing to remark.
	 */
	public static final DraftRemarks NONE = new DraftRemarks(List.of(), List.of(), List.of(), List.of());

	public DraftRemarks {
		notes = List.copyOf(notes);
		unproven = List.copyOf(unproven);
		notProven = List.copyOf(notProven);
		notCompared = List.copyOf(notCompared);
	}

	/**
	 * Returns these remarks with other notes on the whole.
	 * @param texts the notes
	 * @return the changed remarks
	 */
	public DraftRemarks notes(List<String> texts) {
		return new DraftRemarks(texts, this.unproven, this.notProven, this.notCompared);
	}

	/**
	 * Returns these remarks with other reasons why the draft is not proven.
	 * @param reasons the reasons, and what remained to be done
	 * @return the changed remarks
	 */
	public DraftRemarks unproven(List<String> reasons) {
		return new DraftRemarks(this.notes, reasons, this.notProven, this.notCompared);
	}

	/**
	 * Returns these remarks with other reasons why the proof is incomplete.
	 * @param reasons the reasons
	 * @return the changed remarks
	 */
	public DraftRemarks notProven(List<String> reasons) {
		return new DraftRemarks(this.notes, this.unproven, reasons, this.notCompared);
	}

	/**
	 * Returns these remarks with other things that could not be compared.
	 * @param things what they are: {@code view task_summary}
	 * @return the changed remarks
	 */
	public DraftRemarks notCompared(List<String> things) {
		return new DraftRemarks(this.notes, this.unproven, this.notProven, things);
	}

}
