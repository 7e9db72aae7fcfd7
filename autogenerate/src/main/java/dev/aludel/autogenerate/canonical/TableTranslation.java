package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignmentDiagnostic.Part;
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
 * Walks over the expressions of a table of the model, asks a question for each and puts
 * the resolution in its place. The same walk serves to collect the questions.
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

	List<Question> questions() {
		List<Question> questions = new ArrayList<>();
		translate((question) -> {
			questions.add(question);
			return new Resolution.Keep();
		});
		return questions;
	}

	Table translate(Function<Question, Resolution> resolutions) {
		List<Column> columns = this.model.columns().stream().map((column) -> translate(column, resolutions)).toList();
		List<Constraint> constraints = this.model.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof CheckConstraint check) ? translate(check, resolutions)
					: constraint)
			.toList();
		List<Index> indexes = this.model.indexes().stream().map((index) -> translate(index, resolutions)).toList();
		return this.model.columns(columns).constraints(constraints).indexes(indexes);
	}

	private Column translate(Column column, Function<Question, Resolution> resolutions) {
		Column counterpart = this.database.column(column.name()).orElse(null);
		if (column.defaultValue() != null) {
			String existing = (counterpart != null) ? counterpart.defaultValue() : null;
			Question question = question(Part.DEFAULT, column, Kind.DEFAULT, column.defaultValue(), counterpart,
					existing);
			return column.defaultValue(text(question, column.defaultValue(), resolutions));
		}
		if (column.generation() instanceof ComputedValue value) {
			String existing = (counterpart != null && counterpart.generation() instanceof ComputedValue other)
					? other.expression() : null;
			Question question = question(Part.GENERATED, column, Kind.GENERATED, value.expression(), counterpart,
					existing);
			return column
				.generation(new ComputedValue(required(question, value.expression(), resolutions), value.storage()));
		}
		return column;
	}

	private Question question(Part part, Column column, Kind kind, String sql, @Nullable Column counterpart,
			@Nullable String existing) {
		List<ScratchExpression> candidates = (counterpart != null && existing != null)
				? List.of(ScratchExpression.over(this.database, kind, existing, counterpart.type())) : List.of();
		return new Question(part, this.model.name(), column.name(),
				ScratchExpression.over(this.model, kind, sql, column.type()), List.of(), candidates);
	}

	private CheckConstraint translate(CheckConstraint check, Function<Question, Resolution> resolutions) {
		Stream<String> existing = preferring(this.database.checkConstraints(), CheckConstraint::name, check.name())
			.map(CheckConstraint::expression);
		Question question = condition(Part.CHECK, check.name(), check.expression(), existing);
		return check.expression(required(question, check.expression(), resolutions));
	}

	private Index translate(Index index, Function<Question, Resolution> resolutions) {
		List<IndexKey> keys = index.keys().stream().map((key) -> translate(index, key, resolutions)).toList();
		Index translated = index.keys(keys);
		if (index.where() == null) {
			return translated;
		}
		Stream<String> existing = preferring(this.database.indexes(), Index::name, index.name()).map(Index::where)
			.filter(Objects::nonNull);
		Question question = condition(Part.INDEX_PREDICATE, index.name(), index.where(), existing);
		return translated.where(required(question, index.where(), resolutions));
	}

	private Question condition(Part part, @Nullable String name, String sql, Stream<String> existing) {
		List<ScratchExpression> candidates = existing.distinct()
			.map((candidate) -> ScratchExpression.over(this.database, Kind.CONDITION, candidate, null))
			.toList();
		return new Question(part, this.model.name(), name,
				ScratchExpression.over(this.model, Kind.CONDITION, sql, null), List.of(), candidates);
	}

	private IndexKey translate(Index index, IndexKey key, Function<Question, Resolution> resolutions) {
		boolean plain = key.operatorClass() == null && key.collation() == null;
		if (key.subject() instanceof IndexKey.OfColumn && plain) {
			return key;
		}
		Question question = key(index, key);
		if (!canTry(question)) {
			return key;
		}
		Resolution resolution = resolutions.apply(question);
		if (resolution instanceof Resolution.ReplaceKey replacement) {
			return replacement.key();
		}
		return (resolution instanceof Resolution.ReplaceSubject replacement) ? key.subject(replacement.subject()) : key;
	}

	private Question key(Index index, IndexKey key) {
		List<ScratchExpression> candidates = preferring(this.database.indexes(), Index::name, index.name())
			.flatMap((existing) -> existing.keys().stream())
			.map(IndexKey::subject)
			.filter(IndexKey.OfExpression.class::isInstance)
			.map((subject) -> ((IndexKey.OfExpression) subject).sql())
			.distinct()
			.map((sql) -> ScratchExpression.over(this.database, Kind.INDEX_KEY, sql, null))
			.toList();
		if (key.subject() instanceof IndexKey.OfColumn column) {
			return new Question(Part.INDEX_KEY, this.model.name(), index.name(),
					element(index, key, Identifier.quote(column.name())), List.of(), List.of());
		}
		String sql = ((IndexKey.OfExpression) key.subject()).sql();
		// Operator class and order may stand in the text of an expression; then it is no
		// expression, but still a key.
		return new Question(Part.INDEX_KEY, this.model.name(), index.name(),
				ScratchExpression.over(this.model, Kind.INDEX_KEY, sql, null),
				List.of(element(index, key, "(" + sql + ")"), element(index, key, sql)), candidates);
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

	private String required(Question question, String sql, Function<Question, Resolution> resolutions) {
		return Objects.requireNonNullElse(text(question, sql, resolutions), sql);
	}

	private @Nullable String text(Question question, String sql, Function<Question, Resolution> resolutions) {
		if (!canTry(question)) {
			return sql;
		}
		return (resolutions.apply(question) instanceof Resolution.Replace replacement) ? replacement.sql() : sql;
	}

	private boolean canTry(Question question) {
		ScratchExpression expression = question.expression();
		if (isUntried(question.part().isOfColumn() ? question.name() : null)
				|| expression.columns().keySet().stream().anyMatch(this::isUntried)) {
			return false;
		}
		return this.context.canTry(expression.sql());
	}

	private boolean isUntried(@Nullable String column) {
		return column != null && this.untried.contains(new ColumnReference(this.model.name(), column));
	}

	private static <T> Stream<T> preferring(List<T> objects, Function<T, @Nullable String> naming,
			@Nullable String name) {
		return objects.stream()
			.sorted(Comparator.comparing((object) -> !(name != null && name.equals(naming.apply(object)))));
	}

}
