package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.autogenerate.reflection.SqlToken;
import dev.aludel.autogenerate.reflection.SqlTokenizer;
import dev.aludel.autogenerate.reflection.StructuredType;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;

/**
 * What expressions of a model need around them: extensions, enum types and sequences that
 * the database lacks or has otherwise.
 *
 * @param searchPath where unqualified names are found
 * @param preparation statements that create what is needed
 * @param unreachable simple names of what would have to stand in a schema of its own and
 * is not there yet; SQL that mentions them cannot be tried
 */
record ScratchContext(List<String> searchPath, List<String> preparation, Set<String> unreachable) {

	/**
	 * Finds out what is needed.
	 * @param model the model
	 * @param database what the database holds
	 * @param renamedTypes the enum types of it that it holds under other names, or with
	 * other names of their values, until the renames are carried out
	 */
	static ScratchContext of(DatabaseSchema model, ReflectedSchema database, Set<QualifiedName> renamedTypes) {
		List<String> searchPath = new ArrayList<>(List.of(SchemaReflector.TEMPORARY_SCHEMA));
		searchPath.addAll(database.searchPath());
		List<String> preparation = new ArrayList<>();
		// Ahead of the temporary schema of the search path, or it would go there.
		model.extensions()
			.stream()
			.filter((extension) -> !database.schema().extensions().contains(extension))
			.forEach((extension) -> preparation.add("create extension %s schema %s"
				.formatted(Identifier.quote(extension), Identifier.quote(database.defaultSchema()))));
		Set<String> unreachable = new HashSet<>();
		for (EnumType type : enumTypesToCreate(model, database.schema(), renamedTypes)) {
			prepare(type.name(), createType(type), preparation, unreachable);
		}
		for (Sequence sequence : sequencesToCreate(model, database.schema())) {
			prepare(sequence.name(), "create sequence pg_temp." + Identifier.quote(sequence.name().name()), preparation,
					unreachable);
		}
		return new ScratchContext(searchPath, preparation, unreachable);
	}

	private static void prepare(QualifiedName name, String statement, List<String> preparation,
			Set<String> unreachable) {
		if (name.schema() == null) {
			preparation.add(statement);
		}
		else {
			unreachable.add(name.name());
		}
	}

	// A type with other values hides that of the database: a default may need a new one.
	private static List<EnumType> enumTypesToCreate(DatabaseSchema model, DatabaseSchema database,
			Set<QualifiedName> renamedTypes) {
		Map<QualifiedName, List<String>> existing = new HashMap<>();
		database.enumTypes().forEach((type) -> existing.put(type.name(), type.values()));
		return model.enumTypes()
			.stream()
			.filter((type) -> renamedTypes.contains(type.name()) || !type.values().equals(existing.get(type.name())))
			.filter((type) -> type.name().schema() == null || !existing.containsKey(type.name()))
			.toList();
	}

	private static List<Sequence> sequencesToCreate(DatabaseSchema model, DatabaseSchema database) {
		Set<QualifiedName> existing = database.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
		return model.sequences().stream().filter((sequence) -> !existing.contains(sequence.name())).toList();
	}

	private static String createType(EnumType type) {
		return type.values()
			.stream()
			.map((value) -> "'" + value.replace("'", "''") + "'")
			.collect(Collectors.joining(", ",
					"create type pg_temp." + Identifier.quote(type.name().name()) + " as enum (", ")"));
	}

	/** The same with composite types that the database lacks. */
	ScratchContext structures(List<StructuredType> types) {
		List<String> statements = new ArrayList<>(this.preparation);
		types.stream()
			.filter((type) -> type.present() == null && type.wanted() != null)
			.forEach((type) -> statements
				.add(StructuredTypes.creation(StructuredTypes.temporary(type.name()), type.definition())));
		return new ScratchContext(this.searchPath, statements, this.unreachable);
	}

	boolean canTry(String sql) {
		return this.unreachable.isEmpty() || new SqlTokenizer(sql).tokens().stream().noneMatch(this::isUnreachable);
	}

	private boolean isUnreachable(SqlToken token) {
		return (token.kind() == SqlToken.Kind.STRING) ? this.unreachable.stream().anyMatch(token.text()::contains)
				: token.name() != null && this.unreachable.contains(token.name());
	}

}
