package dev.aludel.autogenerate.compare;

import java.util.Map;
import java.util.Optional;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.schema.Column;
import dev.aludel.schema.Table;

/**
 * Columns that accept no {@code NULL} from now on and say nothing of the rows that are
 * there.
 */
final class UnfilledColumns implements Decision {

	/** What is more likely meant than a placeholder. */
	private static final Map<String, String> USUAL = Map.of("date", "current_date", "timestamp without time zone",
			"localtimestamp", "timestamp with time zone", "now()", "uuid", "gen_random_uuid()");

	private final Inquiry inquiry;

	private final PlaceholderValue placeholders;

	/**
	 * Creates the questions.
	 * @param inquiry who is asked
	 * @param placeholders the values that can be proposed
	 */
	UnfilledColumns(Inquiry inquiry, PlaceholderValue placeholders) {
		this.inquiry = inquiry;
		this.placeholders = placeholders;
	}

	@Override
	public void decide(Table entity, Table present, HeldParts held) {
		for (Column wanted : entity.columns()) {
			if (present.column(wanted.name()).isEmpty() && !held.holds(entity.name(), wanted.name())
					&& DataWarnings.needsValue(wanted)) {
				// Nothing is lost meanwhile: what fills the rows waits for its author.
				this.inquiry.ask(question(entity, wanted));
			}
			else if (!held.holds(entity.name(), wanted.name()) && becomesRequired(present, wanted)) {
				// Asked for once a row is known to hold NULL; without one nothing is
				// open.
				this.inquiry.ask(questionOfNulls(entity, wanted));
			}
		}
	}

	private static boolean becomesRequired(Table present, Column wanted) {
		return !wanted.nullable() && wanted.generation() == null
				&& present.column(wanted.name()).filter(Column::nullable).isPresent();
	}

	private Question questionOfNulls(Table entity, Column wanted) {
		ObjectPath path = ObjectPath.of(entity.name(), wanted.name());
		Question question = Question
			.of(Kind.FILL_NULLS, entity.name(), wanted.name(), "Column %s accepts no NULL from now on.".formatted(path),
					"decide later: it is set not null all the same, which fails while a row holds NULL")
			.count(this.inquiry.rows().nulls(entity.name(), wanted.name()));
		Optional<String> proposal = Optional.ofNullable(wanted.defaultValue()).or(() -> proposal(entity, wanted));
		if (proposal.isPresent()) {
			question = question.or("fill these rows with " + proposal.get() + " before",
					new Answer.Value(path, proposal.get()));
		}
		return question.or("fill these rows by an SQL expression of yours before", new Answer.Value(path, null));
	}

	private Question question(Table entity, Column wanted) {
		ObjectPath path = ObjectPath.of(entity.name(), wanted.name());
		Question question = Question
			.of(Kind.FILL_COLUMN, entity.name(), wanted.name(),
					"Column %s (%s) is new, accepts no NULL and has no default: the rows of table %s need a value."
						.formatted(path, wanted.type(), entity.name()),
					"decide later: the revision that fills the rows waits for you")
			.count(this.inquiry.rows().rows(entity.name()));
		Optional<String> proposal = proposal(entity, wanted);
		if (proposal.isPresent()) {
			question = question.or("add it, and fill the rows with " + proposal.get(),
					new Answer.Value(path, proposal.get()));
		}
		return question.or("add it, and fill the rows by an SQL expression of yours", new Answer.Value(path, null));
	}

	private Optional<String> proposal(Table entity, Column wanted) {
		String usual = wanted.type().isArray() ? null : USUAL.get(TypeName.of(wanted.type()).base());
		Optional<String> placeholder = this.placeholders.of(wanted, entity);
		return (usual != null && (placeholder.isPresent() || usual.startsWith("gen_"))) ? Optional.of(usual)
				: placeholder;
	}

}
