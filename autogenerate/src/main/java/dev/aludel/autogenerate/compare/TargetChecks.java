package dev.aludel.autogenerate.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Table;

/**
 * The checks that a table shall have. Whether a check that no entity asks for was written
 * by a person or came with an enum that is gone cannot be seen, so it is asked unless
 * another one clearly takes its place.
 */
final class TargetChecks {

	private final Table model;

	private final Table database;

	private final Remains remains;

	private final StatedNames names;

	private final NamingConvention naming;

	private final Inquiry inquiry;

	private final ValueQuestions questions;

	TargetChecks(Table model, Table database, Remains remains, StatedNames names, NamingConvention naming,
			Inquiry inquiry) {
		this.model = model;
		this.database = database;
		this.remains = remains;
		this.names = names;
		this.naming = naming;
		this.inquiry = inquiry;
		this.questions = new ValueQuestions(inquiry);
	}

	List<CheckConstraint> checks() {
		Pairing<CheckConstraint> pairing = Pairing.of(this.model.checkConstraints(),
				Validity.validatedFirst(this.database.checkConstraints()), CheckConstraint::name,
				(wanted, present) -> wanted.expression().equals(present.expression()));
		List<CheckConstraint> checks = new ArrayList<>();
		for (Pairing.Pair<CheckConstraint> pair : pairing.kept()) {
			String name = this.names.ofConstraint(this.model.name(), pair.from().name(), pair.to().name());
			checks.add(Validity.validated(pair.to()).named(name));
		}
		List<CheckConstraint> successors = new ArrayList<>(pairing.removed());
		List<CheckConstraint> added = new ArrayList<>(pairing.removed());
		List<CheckConstraint> waiting = waiting(pairing, added);
		checks.addAll(added);
		waiting.forEach((present) -> checks
			.add(present.named(this.names.ofConstraint(this.model.name(), null, present.name()))));
		for (CheckConstraint present : pairing.added()) {
			if (!waiting.contains(present) && this.remains.whole(present) && !isReplaced(present, successors)
					&& !cameWithItsType(present) && this.inquiry.ask(question(present)).isEmpty()) {
				checks.add(present.named(this.names.ofConstraint(this.model.name(), null, present.name())));
			}
		}
		return checks;
	}

	private Question question(CheckConstraint present) {
		return Question
			.of(Question.Kind.DROP_CHECK, this.model.name(), present.name(),
					"No entity asks for check %s of table %s: %s.".formatted(present.name(), this.model.name(),
							present.expression()),
					"leave it as it is")
			.or("drop it: its rule is gone", new Answer.AllowDrop(ObjectPath.of(this.model.name(), present.name())));
	}

	/**
	 * The checks that stay because their successors would forbid a value that nobody has
	 * decided about; the successors wait, too.
	 */
	private List<CheckConstraint> waiting(Pairing<CheckConstraint> pairing, List<CheckConstraint> added) {
		List<CheckConstraint> waiting = new ArrayList<>();
		List<CheckConstraint> open = new ArrayList<>(pairing.removed());
		for (CheckConstraint present : pairing.added()) {
			if (!this.remains.whole(present)) {
				continue;
			}
			for (CheckConstraint successor : List.copyOf(open)) {
				Optional<Boolean> decision = mayReplace(present, successor);
				if (decision.isPresent()) {
					open.remove(successor);
					if (!decision.get()) {
						added.remove(successor);
						waiting.add(present);
					}
					break;
				}
			}
		}
		return waiting;
	}

	/**
	 * Whether a check may take the place of another, which forbids what no constant
	 * stands for any more; nothing where the two are not about the constants of one enum.
	 */
	private Optional<Boolean> mayReplace(CheckConstraint present, CheckConstraint successor) {
		ValueList before = ValueList.of(present, this.database);
		ValueList after = ValueList.of(successor, this.model);
		boolean names = before != null && after != null;
		if (!names) {
			before = ValueList.positions(present, this.database);
			after = ValueList.positions(successor, this.model);
		}
		if (before == null || after == null || !before.column().equals(after.column())) {
			return Optional.empty();
		}
		ColumnReference column = new ColumnReference(this.model.name(), before.column());
		if (!names && !this.inquiry.holdsPositions(column)) {
			return Optional.empty();
		}
		boolean every = true;
		for (String value : before.without(after)) {
			every &= names ? this.questions.mayGo(column, value, after.without(before))
					: this.questions.mayGoWithPosition(column, value);
		}
		return Optional.of(every);
	}

	private boolean isReplaced(CheckConstraint present, List<CheckConstraint> successors) {
		for (CheckConstraint successor : successors) {
			boolean sameName = successor.name() != null && Objects.equals(successor.name(), present.name());
			if (sameName || (isUnnamed(present) && columns(successor).equals(columns(present)))) {
				successors.remove(successor);
				return true;
			}
		}
		return false;
	}

	private boolean cameWithItsType(CheckConstraint present) {
		Set<String> columns = columns(present);
		if (!isUnnamed(present) || columns.size() != 1) {
			return false;
		}
		String column = columns.iterator().next();
		return this.database.column(column)
			.flatMap((before) -> this.model.column(column)
				.filter((after) -> !TypeName.of(before.type()).sameBase(TypeName.of(after.type()))))
			.isPresent();
	}

	/** Whether PostgreSQL or the convention named it, as nobody else did. */
	private boolean isUnnamed(CheckConstraint present) {
		String name = present.name();
		String table = this.database.name().name();
		return name == null || this.naming.mayHaveNamedCheck(table, name)
				|| (name.matches(".*_check\\d*") && (name.startsWith(table + "_") || isCut(name)));
	}

	private static boolean isCut(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length >= 60;
	}

	private Set<String> columns(CheckConstraint check) {
		Set<String> columns = new LinkedHashSet<>(new SqlExpression(check.expression()).columns());
		columns.removeIf((name) -> this.model.column(name).isEmpty() && this.database.column(name).isEmpty());
		return columns;
	}

}
