package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignmentDiagnostic.Part;
import dev.aludel.autogenerate.canonical.Question.Counterpart;
import dev.aludel.autogenerate.canonical.ScratchExpression.Kind;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the expressions of a table of the model: once to collect a question for
 * each, once more to put the resolutions in their place.
 */
final class TableTranslation {

	private final Table model;

	private final Table database;

	private final Set<ColumnReference> untried;

	private final ScratchContext context;

	TableTranslation(Table model, @Nullable Table database, Set<ColumnReference> untried, ScratchContext context) {
		this.model = model;
		this.database = (database != null) ? database : Table.of(model.name());
		this.untried = untried;
		this.context = context;
	}

	/** What a walk does where it meets an expression. */
	private interface Walk {

		Resolution meet(Supplier<Question> question);

	}

	List<Question> questions() {
		List<Question> questions = new ArrayList<>();
		walk((question) -> {
			questions.add(question.get());
			return new Resolution.Keep();
		});
		return questions;
	}

	/**
	 * Returns the table with the resolutions of its questions, which are next in the
	 * given order.
	 */
	Table translate(Iterator<Resolution> resolutions) {
		return walk((question) -> resolutions.next());
	}

	private Table walk(Walk walk) {
		List<Column> columns = new ArrayList<>();
		this.model.columns().forEach((column) -> columns.add(column(column, walk)));
		List<Constraint> constraints = new ArrayList<>();
		this.model.constraints()
			.forEach((constraint) -> constraints
				.add((constraint instanceof CheckConstraint check) ? check(check, walk) : constraint));
		List<Index> indexes = new ArrayList<>();
		this.model.indexes().forEach((index) -> indexes.add(index(index, walk)));
		return this.model.columns(columns).constraints(constraints).indexes(indexes);
	}

	private Column column(Column column, Walk walk) {
		Column existing = this.database.column(column.name()).orElse(null);
		String defaultValue = column.defaultValue();
		if (defaultValue != null) {
			String other = (existing != null) ? existing.defaultValue() : null;
			Resolution resolution = walk
				.meet(() -> question(Part.DEFAULT, Kind.DEFAULT, column, defaultValue, existing, other));
			return (resolution instanceof Resolution.Replace replacement) ? column.defaultValue(replacement.sql())
					: column;
		}
		if (column.generation() instanceof ComputedValue value) {
			String other = (existing != null && existing.generation() instanceof ComputedValue computed)
					? computed.expression() : null;
			Resolution resolution = walk
				.meet(() -> question(Part.GENERATED, Kind.GENERATED, column, value.expression(), existing, other));
			return column.generation(new ComputedValue(resolution.sql(value.expression()), value.storage()));
		}
		return column;
	}

	private Question question(Part part, Kind kind, Column column, String sql, @Nullable Column existing,
			@Nullable String other) {
		Counterpart counterpart = new Counterpart(this.database, (existing != null) ? existing.type() : null,
				(other != null) ? List.of(other) : List.of());
		return question(part, column.name(), ScratchExpression.over(this.model, kind, sql, column.type()), List.of(),
				counterpart);
	}

	private CheckConstraint check(CheckConstraint check, Walk walk) {
		Resolution resolution = walk.meet(() -> condition(Part.CHECK, check.name(), check.expression(),
				preferring(this.database.checkConstraints(), CheckConstraint::name, check.name())
					.map(CheckConstraint::expression)));
		return check.expression(resolution.sql(check.expression()));
	}

	private Index index(Index index, Walk walk) {
		List<IndexKey> keys = new ArrayList<>();
		index.keys().forEach((key) -> keys.add(key(index, key, walk)));
		String predicate = index.where();
		if (predicate == null) {
			return index.keys(keys);
		}
		Resolution resolution = walk.meet(() -> condition(Part.INDEX_PREDICATE, index.name(), predicate,
				preferring(this.database.indexes(), Index::name, index.name()).map(Index::where)
					.flatMap(Stream::ofNullable)));
		return index.keys(keys).where(resolution.sql(predicate));
	}

	private Question condition(Part part, @Nullable String name, String sql, Stream<String> existing) {
		return question(part, name, ScratchExpression.over(this.model, Kind.CONDITION, sql, null), List.of(),
				new Counterpart(this.database, null, existing.distinct().toList()));
	}

	private IndexKey key(Index index, IndexKey key, Walk walk) {
		if (key.subject() instanceof IndexKey.OfColumn && key.operatorClass() == null && key.collation() == null) {
			return key;
		}
		Resolution resolution = walk.meet(() -> question(index, key));
		if (resolution instanceof Resolution.ReplaceKey replacement) {
			return replacement.key();
		}
		return (resolution instanceof Resolution.ReplaceSubject replacement) ? key.subject(replacement.subject()) : key;
	}

	private Question question(Index index, IndexKey key) {
		if (key.subject() instanceof IndexKey.OfColumn column) {
			// Its operator class or collation may be the one that it would have anyway.
			return question(Part.INDEX_KEY, index.name(), element(index, key, Identifier.quote(column.name())),
					List.of(), new Counterpart(this.database, null, List.of()));
		}
		List<String> existing = preferring(this.database.indexes(), Index::name, index.name())
			.flatMap((other) -> other.keys().stream())
			.flatMap((other) -> (other.subject() instanceof IndexKey.OfExpression expression)
					? Stream.of(expression.sql()) : Stream.empty())
			.distinct()
			.toList();
		String sql = ((IndexKey.OfExpression) key.subject()).sql();
		// Operator class and order may stand in the text of an expression; then it is no
		// expression, but still a key.
		return question(Part.INDEX_KEY, index.name(), ScratchExpression.over(this.model, Kind.INDEX_KEY, sql, null),
				List.of(element(index, key, "(" + sql + ")"), element(index, key, sql)),
				new Counterpart(this.database, null, existing));
	}

	private ScratchExpression element(Index index, IndexKey key, String subject) {
		StringBuilder sql = new StringBuilder("using ").append(Identifier.quote(index.method()))
			.append(" (")
			.append(subject);
		if (key.collation() != null) {
			sql.append(" collate ").append(Identifier.quote(key.collation()));
		}
		if (key.operatorClass() != null) {
			sql.append(' ').append(key.operatorClass());
		}
		if (key.direction() == IndexKey.Direction.DESCENDING) {
			sql.append(" desc");
		}
		if (key.nulls() != null) {
			sql.append((key.nulls() == IndexKey.NullsPosition.FIRST) ? " nulls first" : " nulls last");
		}
		return ScratchExpression.over(this.model, Kind.INDEX, sql.append(')').toString(), null);
	}

	private Question question(Part part, @Nullable String name, ScratchExpression expression,
			List<ScratchExpression> alternatives, Counterpart counterpart) {
		boolean known = expression.columns().keySet().stream().noneMatch(this::isUntried)
				&& !(part.isOfColumn() && name != null && isUntried(name));
		return new Question(part, this.model.name(), name, known && this.context.canTry(expression.sql()), expression,
				alternatives, counterpart);
	}

	private boolean isUntried(String column) {
		return !this.untried.isEmpty() && this.untried.contains(new ColumnReference(this.model.name(), column));
	}

	private static <T> Stream<T> preferring(List<T> objects, Function<T, @Nullable String> naming,
			@Nullable String name) {
		return objects.stream().sorted(Comparator.comparing((object) -> !Objects.equals(name, naming.apply(object))));
	}

}
