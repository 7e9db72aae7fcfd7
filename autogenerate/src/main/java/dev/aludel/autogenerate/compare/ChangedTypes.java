package dev.aludel.autogenerate.compare;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Types that hold less than before, and types that no cast leads to.
 */
final class ChangedTypes implements Decision {

	private static final Set<String> STRINGS = Set.of("character", "character varying", "text");

	private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

	private static final Map<String, String> BOUNDS = Map.of("smallint", "-32768 and 32767", "integer",
			"-2147483648 and 2147483647", "bigint", "-9223372036854775808 and 9223372036854775807");

	private final Inquiry inquiry;

	private final Set<QualifiedName> enumTypes;

	/**
	 * Creates the questions.
	 * @param inquiry who is asked
	 * @param enumTypes the enum types of both sides: their values have names that tell
	 */
	ChangedTypes(Inquiry inquiry, Set<QualifiedName> enumTypes) {
		this.inquiry = inquiry;
		this.enumTypes = enumTypes;
	}

	@Override
	public void decide(Table entity, Table present, HeldParts held) {
		for (Column before : present.columns()) {
			Column after = entity.column(before.name()).orElse(null);
			if (after == null || before.type().equals(after.type()) || after.generation() instanceof ComputedValue
					|| before.generation() instanceof ComputedValue) {
				continue;
			}
			this.inquiry.use(using(present.name(), before, null));
			boolean means = ConversionProposal.of(entity, before, after, this.enumTypes).isPresent();
			switch (means ? TypeChange.CONVERTS : TypeChange.of(before.type(), after.type())) {
				case NARROWS -> narrow(present.name(), before, after, held);
				case CONVERTS -> convert(entity, present.name(), before, after, held);
				case WIDENS, REWRITES -> {
				}
			}
		}
	}

	private void narrow(QualifiedName table, Column before, Column after, HeldParts held) {
		ObjectPath path = ObjectPath.of(table, before.name());
		Question question = Question
			.of(Kind.NARROW_TYPE, table, before.name(),
					"Column %s holds %s, and its entity asks for %s, which holds less.".formatted(path, before.type(),
							after.type()),
					"leave the type as it is")
			.count(misfits(table, before, after))
			.or("narrow it: values that do not fit are rounded or make the upgrade fail", new Answer.AllowNarrow(path));
		String cut = cut(before, after);
		if (cut != null) {
			question = question.or("narrow it, and cut what is too long", using(table, before, cut));
		}
		question = question.or("narrow it by an SQL expression of yours", using(table, before, null));
		boolean open = this.inquiry.ask(question).isEmpty();
		if (open && !TypeName.of(before.type()).sameBase(TypeName.of(after.type()))) {
			held.hold(table, before.name());
		}
		else if (open) {
			held.change(table, after.type(before.type()).collation(before.collation()));
		}
	}

	private void convert(Table entity, QualifiedName table, Column before, Column after, HeldParts held) {
		String cast = TypeConversion.using(before.name(), before.type(), after.type());
		Optional<ConversionProposal> meant = ConversionProposal.of(entity, before, after, this.enumTypes);
		if (meant.isEmpty() && (cast == null || speaksForItself(before, after))) {
			return;
		}
		String proposal = meant.map(ConversionProposal::expression).orElse(cast);
		String reason = meant.map(ConversionProposal::reason)
			.orElseGet(() -> "Column %s holds %s, and its entity asks for %s: no cast says how its values become that."
				.formatted(ObjectPath.of(table, before.name()), before.type(), after.type()));
		Question question = Question.of(Kind.CONVERT_TYPE, table, before.name(), reason, "leave it as it is")
			.count(this.inquiry.rows().values(table, before.name()))
			.or("convert by " + proposal + ": a value that cannot be makes the upgrade fail",
					using(table, before, proposal))
			.or("convert by an SQL expression of yours", using(table, before, null));
		if (this.inquiry.ask(question).isEmpty()) {
			held.hold(table, before.name());
		}
	}

	/**
	 * Texts of ids and documents, and the names of enum values, have only one meaning;
	 * what has none makes the upgrade fail.
	 */
	private boolean speaksForItself(Column before, Column after) {
		TypeName from = TypeName.of(before.type());
		TypeName to = TypeName.of(after.type());
		if (from.array() != to.array()) {
			return false;
		}
		if (DOCUMENTS.contains(from.base()) && DOCUMENTS.contains(to.base())) {
			return true;
		}
		boolean fromText = STRINGS.contains(from.base()) || isEnum(from);
		return fromText && (to.base().equals("uuid") || isEnum(to));
	}

	private boolean isEnum(TypeName type) {
		return type.name().filter(this.enumTypes::contains).isPresent();
	}

	private static Answer using(QualifiedName table, Column column, @Nullable String expression) {
		return new Answer.Using(ObjectPath.of(table, column.name()), expression);
	}

	private static @Nullable String cut(Column before, Column after) {
		TypeName to = TypeName.of(after.type());
		boolean text = STRINGS.contains(TypeName.of(before.type()).base()) && STRINGS.contains(to.base());
		return (text && !to.array() && !to.modifier().isEmpty())
				? "left(%s, %s)".formatted(Identifier.quote(before.name()), to.modifier()) : null;
	}

	/** The values that do not fit, where a condition can say so without failing. */
	private RowCount misfits(QualifiedName table, Column before, Column after) {
		CountedRows rows = this.inquiry.rows();
		TypeName from = TypeName.of(before.type());
		TypeName to = TypeName.of(after.type());
		String column = rows.column(table, before.name());
		String misfit = null;
		if (from.array()) {
			misfit = null;
		}
		else if (STRINGS.contains(to.base()) && !to.modifier().isEmpty()) {
			misfit = "char_length(" + column + ") > " + to.modifier();
		}
		else if (BOUNDS.containsKey(to.base()) && BOUNDS.containsKey(from.base())) {
			misfit = column + " not between " + BOUNDS.get(to.base());
		}
		else if (to.base().equals("numeric") && from.base().equals("numeric")) {
			String[] numbers = to.modifier().split(",");
			int scale = (numbers.length > 1) ? Integer.parseInt(numbers[1]) : 0;
			int whole = Integer.parseInt(numbers[0]) - scale;
			misfit = "round(%1$s, %2$s) <> %1$s or abs(round(%1$s, %2$s)) >= 10::numeric ^ %3$s".formatted(column,
					scale, whole);
		}
		else if (from.base().startsWith("timestamp") && from.base().equals(to.base())) {
			misfit = column + "::" + after.type() + " <> " + column;
		}
		return (misfit != null) ? rows.where(table, misfit, "Too large for it: %s.")
				: rows.values(table, before.name());
	}

}
