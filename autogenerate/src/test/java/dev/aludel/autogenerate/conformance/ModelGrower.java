package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Grows entities of all kinds, and changes them as developers do. The same seed grows the
 * same.
 */
final class ModelGrower {

	private final Random random;

	private int names;

	ModelGrower(long seed) {
		this.random = new Random(seed);
	}

	GrownPair pair() {
		List<GrownClass> before = model();
		List<GrownClass> after = before;
		int changes = 1 + this.random.nextInt(5);
		for (int change = 0; change < changes; change++) {
			after = changed(after);
		}
		return new GrownPair(before, after);
	}

	private List<GrownClass> model() {
		List<GrownClass> classes = new ArrayList<>();
		int enums = this.random.nextInt(3);
		for (int number = 0; number < enums; number++) {
			classes.add(newEnum());
		}
		if (chance(40)) {
			classes.add(newEmbeddable(classes));
		}
		int entities = 1 + this.random.nextInt(4);
		for (int number = 0; number < entities; number++) {
			classes.addAll(newEntity(classes));
		}
		return classes;
	}

	private GrownClass newEnum() {
		List<String> values = new ArrayList<>();
		int count = 2 + this.random.nextInt(3);
		for (int number = 0; number < count; number++) {
			values.add(name("V").toUpperCase(Locale.ROOT));
		}
		return new GrownClass(List.of(), "enum " + name("Kind"), List.of(), values);
	}

	private GrownClass newEmbeddable(List<GrownClass> classes) {
		return new GrownClass(List.of("@Embeddable"), "class " + name("Part"),
				List.of(columnOfPart(classes), GrownField.of("String", name("f")).with("@Column(length = 40)")),
				List.of());
	}

	/** An entity, or a family of them. */
	private List<GrownClass> newEntity(List<GrownClass> others) {
		List<GrownField> fields = new ArrayList<>(List.of(identifier()));
		int count = 1 + this.random.nextInt(5);
		for (int number = 0; number < count; number++) {
			fields.add(field(others));
		}
		String name = name("Thing");
		List<String> annotations = new ArrayList<>(List.of("@Entity"));
		if (chance(30)) {
			annotations.add("@Table(" + tableOptions(fields) + ")");
		}
		if (chance(15)) {
			annotations.add("@Comment(\"it's a " + name + "\")");
		}
		if (chance(15) && !isUuid(fields.get(0))) {
			annotations.add("@org.hibernate.annotations.Check(constraints = \"id > 0 or id < 0\")");
		}
		if (!chance(30) || isUuid(fields.get(0))) {
			return List.of(new GrownClass(annotations, "class " + name, fields, List.of()));
		}
		annotations
			.add("@Inheritance(strategy = InheritanceType." + pick("SINGLE_TABLE", "JOINED", "TABLE_PER_CLASS") + ")");
		if (fields.get(0).annotations().contains("@GeneratedValue(strategy = IDENTITY)")) {
			fields.set(0, GrownField.of("long", "id", "@Id", "@GeneratedValue"));
		}
		List<GrownClass> family = new ArrayList<>(
				List.of(new GrownClass(annotations, "class " + name, fields, List.of())));
		int heirs = 1 + this.random.nextInt(2);
		for (int number = 0; number < heirs; number++) {
			family.add(new GrownClass(List.of("@Entity"), "class " + name("Heir") + " extends " + name,
					List.of(field(others)), List.of()));
		}
		return family;
	}

	private static boolean isUuid(GrownField field) {
		return field.type().equals("UUID");
	}

	private String tableOptions(List<GrownField> fields) {
		List<String> columns = fields.stream()
			.filter((field) -> List.of("int", "Integer", "long", "LocalDate", "Instant").contains(field.type()))
			.map(GrownField::name)
			.toList();
		List<String> options = new ArrayList<>();
		if (chance(20)) {
			options.add("schema = \"extra\"");
		}
		if (!columns.isEmpty() && chance(60)) {
			String column = columns.get(this.random.nextInt(columns.size()));
			options.add("indexes = @Index(" + (chance(50) ? "name = \"ix_" + name("i") + "\", " : "")
					+ "columnList = \"" + column + pick("", " desc", ", id") + "\")");
		}
		if (!columns.isEmpty() && chance(40)) {
			options
				.add("uniqueConstraints = @UniqueConstraint(" + (chance(50) ? "name = \"uq_" + name("u") + "\", " : "")
						+ "columnNames = { \"" + columns.get(this.random.nextInt(columns.size())) + "\", \"id\" })");
		}
		return String.join(", ", options);
	}

	private GrownField identifier() {
		return switch (this.random.nextInt(5)) {
			case 0 -> GrownField.of("long", "id", "@Id");
			case 1 -> GrownField.of("long", "id", "@Id", "@GeneratedValue(strategy = IDENTITY)");
			case 2 -> GrownField.of("UUID", "id", "@Id", "@GeneratedValue");
			case 3 -> GrownField.of("long", "id", "@Id", "@GeneratedValue(generator = \"g\")",
					"@SequenceGenerator(name = \"g\", sequenceName = \"%s\", allocationSize = %d)"
						.formatted(name("numbers"), pick(1, 10, 50)));
			default -> GrownField.of("long", "id", "@Id", "@GeneratedValue");
		};
	}

	private GrownField field(List<GrownClass> others) {
		List<String> targets = others.stream().filter(GrownClass::isRoot).map(GrownClass::name).toList();
		List<String> parts = others.stream().filter(GrownClass::isEmbeddable).map(GrownClass::name).toList();
		int kind = this.random.nextInt(100);
		if (kind < 18 && !targets.isEmpty()) {
			return association(targets.get(this.random.nextInt(targets.size())));
		}
		if (kind < 30) {
			return collection();
		}
		if (kind < 36 && !parts.isEmpty()) {
			return embedded(parts.get(this.random.nextInt(parts.size())));
		}
		return column(others);
	}

	// Each in columns of its own, so that one entity can hold several.
	private GrownField embedded(String part) {
		return GrownField.of(part, name("f"), "@Embedded", "@EmbeddedColumnNaming(\"" + name("p") + "_%s\")");
	}

	private GrownField association(String target) {
		String name = name("f");
		return switch (this.random.nextInt(5)) {
			case 0 -> GrownField.of(target, name, "@ManyToOne(optional = false)");
			case 1 -> GrownField.of(target, name, "@OneToOne");
			case 2 -> GrownField.of("Set<" + target + ">", name, "@ManyToMany");
			case 3 -> GrownField.of(target, name, "@ManyToOne", "@OnDelete(action = OnDeleteAction.CASCADE)");
			default -> GrownField.of(target, name, "@ManyToOne",
					"@JoinColumn(name = \"" + name + "_ref\", foreignKey = @ForeignKey(name = \"fk_" + name + "\"))");
		};
	}

	private GrownField collection() {
		String name = name("f");
		return switch (this.random.nextInt(4)) {
			case 0 -> GrownField.of("List<String>", name, "@ElementCollection");
			case 1 -> GrownField.of("Set<Integer>", name, "@ElementCollection", "@Column(nullable = false)");
			case 2 -> GrownField.of("List<String>", name, "@ElementCollection", "@OrderColumn");
			default -> GrownField.of("Map<String, String>", name, "@ElementCollection");
		};
	}

	// The name of its column is not that of the attribute, so that no check can name it.
	private GrownField columnOfPart(List<GrownClass> others) {
		GrownField field = column(others);
		return field.isChecked() ? GrownField.of(field.type(), field.name()) : field;
	}

	private GrownField column(List<GrownClass> others) {
		List<String> enums = others.stream().filter(GrownClass::isEnum).map(GrownClass::name).toList();
		String name = name("f");
		GrownField field = plain(name);
		if (!enums.isEmpty() && chance(30)) {
			String type = enums.get(this.random.nextInt(enums.size()));
			field = GrownField.of(type, name, pick("@Enumerated(STRING)", "@Enumerated(ORDINAL)",
					"@Enumerated(STRING) @JdbcTypeCode(SqlTypes.NAMED_ENUM)"));
		}
		return chance(10) ? field.with("@Comment(\"what's " + name + "\")") : field;
	}

	private GrownField plain(String name) {
		boolean required = chance(40);
		String nullable = "nullable = " + !required;
		return switch (this.random.nextInt(17)) {
			case 0 -> GrownField.of("String", name, "@Column(" + nullable + ", length = " + pick(20, 50, 255) + ")");
			case 1 -> GrownField.of("String", name, "@Column(unique = true, " + nullable + ")");
			case 2 -> GrownField.of("String", name, "@Column(" + nullable + ")", "@ColumnDefault(\"'it''s'\")");
			case 3 -> GrownField.of("int", name);
			case 4 -> GrownField.of("Integer", name, "@Column(" + nullable + ")",
					"@ColumnDefault(\"" + pick("0", "-1", "42") + "\")");
			case 5 ->
				GrownField.of("long", name, "@Column(check = @CheckConstraint(constraint = \"" + name + " >= 0\"))");
			case 6 -> GrownField.of("boolean", name, "@ColumnDefault(\"" + pick("true", "false") + "\")");
			case 7 -> GrownField.of("BigDecimal", name,
					"@Column(precision = " + pick(10, 12, 19) + ", scale = " + pick(0, 2) + ")");
			case 8 -> GrownField.of("double", name);
			case 9 -> GrownField.of("LocalDate", name, "@Column(" + nullable + ")");
			case 10 ->
				GrownField.of("Instant", name, "@Column(" + nullable + ")", "@ColumnDefault(\"current_timestamp\")");
			case 11 -> GrownField.of("LocalDateTime", name);
			case 12 -> GrownField.of("UUID", name, "@Column(" + nullable + ")");
			case 13 -> GrownField.of("byte[]", name);
			case 14 -> GrownField.of("String", name, "@JdbcTypeCode(SqlTypes.JSON)");
			case 15 -> GrownField.of("String[]", name);
			default -> GrownField.of("String", name, "@Column(columnDefinition = \"text\")");
		};
	}

	private List<GrownClass> changed(List<GrownClass> classes) {
		List<GrownClass> result = new ArrayList<>(classes);
		int index = this.random.nextInt(result.size());
		GrownClass type = result.get(index);
		int kind = this.random.nextInt(10);
		if (kind == 0) {
			result.addAll(newEntity(classes));
		}
		else if (kind == 1 && isUnused(type, classes) && classes.size() > 1) {
			result.remove(index);
		}
		else if (type.isEnum()) {
			result.set(index, type.values(changedValues(type)));
		}
		else {
			result.set(index, changedFields(type, classes));
		}
		return result;
	}

	private List<String> changedValues(GrownClass type) {
		List<String> values = new ArrayList<>(type.values());
		if (values.size() > 2 && chance(30)) {
			values.remove(this.random.nextInt(values.size()));
		}
		else {
			values.add(chance(70) ? values.size() : this.random.nextInt(values.size() + 1),
					name("V").toUpperCase(Locale.ROOT));
		}
		return values;
	}

	private GrownClass changedFields(GrownClass type, List<GrownClass> classes) {
		List<GrownField> fields = new ArrayList<>(type.fields());
		int first = type.isRoot() ? 1 : 0;
		List<GrownClass> others = type.isEmbeddable() ? classes.stream().filter(GrownClass::isEnum).toList()
				: classes.stream().filter((other) -> other.isRoot() || !other.isEntity()).toList();
		int kind = this.random.nextInt(4);
		if (kind == 0 || fields.size() <= first) {
			fields.add(type.isEmbeddable() ? columnOfPart(others) : field(others));
		}
		else {
			int index = first + this.random.nextInt(fields.size() - first);
			GrownField field = fields.get(index);
			if (kind == 1 && fields.size() > first + 1 && !isNamedIn(type, field)) {
				fields.remove(index);
			}
			else if (!isNamedIn(type, field)) {
				fields.set(index, (type.isEmbeddable() ? columnOfPart(others) : field(others)).named(field.name()));
			}
		}
		return type.fields(fields);
	}

	private static boolean isNamedIn(GrownClass type, GrownField field) {
		return type.annotations().stream().anyMatch((annotation) -> annotation.contains("\"" + field.name()));
	}

	private static boolean isUnused(GrownClass type, List<GrownClass> classes) {
		return classes.stream()
			.filter((other) -> !other.equals(type))
			.noneMatch((other) -> other.source().matches("(?s).*\\b" + type.name() + "\\b.*"))
				&& classes.stream().filter(GrownClass::isEntity).count() > (type.isEntity() ? 1 : 0);
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	@SafeVarargs
	private <T> T pick(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private String name(String prefix) {
		return prefix + (++this.names);
	}

}
