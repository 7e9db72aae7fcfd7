package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;
import dev.aludel.autogenerate.draft.DraftTemplate.Token;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;

/**
 * Writes a {@link Draft} as the Java source that a careful colleague would have written:
 * to the byte the same for the same draft.
 *
 * <p>
 * Compiled and run, the source hands the very same operations to its
 * {@link Operations.Target}. There is one exception: an index that is not valid is
 * written as the valid one that a new build makes.
 */
public final class DraftWriter {

	private final DraftTemplate template;

	/**
	 * Creates a writer of drafts as they are by default.
	 */
	public DraftWriter() {
		this(DraftTemplate.BUILT_IN);
	}

	/**
	 * Creates a writer.
	 * @param template what stands around the drafts
	 */
	public DraftWriter(DraftTemplate template) {
		this.template = template;
	}

	/**
	 * Writes a draft.
	 * @param draft the draft
	 * @return its source
	 * @throws IllegalArgumentException when a row or parameter holds a value that has no
	 * Java literal
	 */
	public JavaSource write(Draft draft) {
		DraftRevision revision = draft.revision();
		Imports imports = new Imports();
		imports.type(Migration.class);
		imports.type(Operations.class);
		Body upgrade = new Body(imports, draft.upgrade(), draft);
		Body downgrade = new Body(imports, draft.downgrade(), draft);
		Code annotation = new RevisionAnnotation(imports).of(revision);
		DraftTemplate.Values values = new DraftTemplate.Values().put(Token.PACKAGE, revision.packageName())
			.put(Token.CLASS_NAME, revision.className())
			.put(Token.ID, revision.id())
			.put(Token.MESSAGE, JavaText.comment(words(revision)))
			.put(Token.IMPORTS, (indent) -> lines((printer) -> print(imports, printer, indent)))
			.put(Token.JAVADOC, (indent) -> lines(
					(printer) -> printer.lines(indent, Comments.javadoc(sentence(revision), draft.remarks().notes()))))
			.put(Token.ANNOTATION,
					(indent) -> lines((printer) -> printer.line(indent, "").print(annotation, indent, 0).end()))
			.put(Token.UPGRADE, (indent) -> lines((printer) -> upgrade.print(printer, indent)))
			.put(Token.DOWNGRADE, (indent) -> lines((printer) -> downgrade.print(printer, indent)))
			.put(Token.NOTES,
					(indent) -> lines((printer) -> printer.lines(indent, Comments.lastWords(draft.remarks()))));
		String firstWords = text((printer) -> printer.lines(0, Comments.firstWords(draft.remarks())));
		return new JavaSource(revision.packageName(), revision.className(), firstWords + this.template.fill(values));
	}

	private static List<String> lines(Consumer<CodePrinter> block) {
		return text(block).lines().toList();
	}

	private static String text(Consumer<CodePrinter> block) {
		CodePrinter printer = new CodePrinter();
		block.accept(printer);
		return printer.toString();
	}

	private static void print(Imports imports, CodePrinter printer, int indent) {
		boolean first = true;
		for (List<String> group : imports.groups()) {
			if (!first) {
				printer.blank();
			}
			printer.lines(indent, group);
			first = false;
		}
	}

	private static String words(DraftRevision revision) {
		return revision.message().strip().replaceAll("\\s+", " ");
	}

	private static String sentence(DraftRevision revision) {
		String message = words(revision);
		if (message.isEmpty()) {
			return "Revision " + revision.id() + ".";
		}
		String sentence = Character.toString(Character.toUpperCase(message.codePointAt(0)))
				+ message.substring(message.offsetByCodePoints(0, 1));
		return sentence.matches(".*[.!?…]") ? sentence : sentence + ".";
	}

	/** One of the two methods of a migration. */
	private static final class Body {

		private static final String ROW_UPDATE = "set";

		private final List<DraftStep> steps;

		private final List<Code> statements = new ArrayList<>();

		Body(Imports imports, List<DraftStep> steps, Draft draft) {
			this.steps = steps;
			OperationExpression expressions = new OperationExpression(new Vocabulary(imports, enumTypes(draft)));
			steps.forEach((step) -> this.statements.add(statement(step, expressions)));
			if (steps.stream().anyMatch(Body::proposesRowUpdate)) {
				imports.definition(ROW_UPDATE);
			}
		}

		/** The example compiles as soon as it is no comment any more. */
		private static boolean proposesRowUpdate(DraftStep step) {
			return step instanceof DraftStep.Complete
					&& step.notes().stream().anyMatch((example) -> example.contains(ROW_UPDATE + "("));
		}

		private static Code statement(DraftStep step, OperationExpression expressions) {
			if (step instanceof DraftStep.Perform perform) {
				return perform.operation().accept(expressions);
			}
			return (step instanceof DraftStep.Complete complete)
					? Code.verbatim("op").call("incomplete", Code.text(complete.task()))
					: Code.verbatim("op").call("irreversible", Code.text(((DraftStep.Refuse) step).reason()));
		}

		private static List<QualifiedName> enumTypes(Draft draft) {
			Stream<QualifiedName> created = Stream.concat(draft.upgrade().stream(), draft.downgrade().stream())
				.flatMap(Body::enumTypes);
			return Stream.concat(draft.enumTypes().stream(), created).distinct().toList();
		}

		private static Stream<QualifiedName> enumTypes(DraftStep step) {
			Operation operation = (step instanceof DraftStep.Perform perform) ? perform.operation() : null;
			return (operation instanceof CreateEnumType create) ? Stream.of(create.type().name()) : Stream.empty();
		}

		void print(CodePrinter printer, int indent) {
			for (int index = 0; index < this.steps.size(); index++) {
				this.steps.get(index).notes().forEach((note) -> printer.lines(indent, Comments.note(note)));
				printer.statement(indent, this.statements.get(index));
			}
		}

	}

	/** The Java for where a migration stands in the graph. */
	private record RevisionAnnotation(Imports imports) {

		/** What a line has room for behind its indentation. */
		private static final int LONGEST_LIST = 110;

		Code of(DraftRevision revision) {
			List<Code> elements = new ArrayList<>();
			elements.add(Code.verbatim("id = " + JavaText.literal(revision.id())));
			add(elements, "revises", revision.revises());
			add(elements, "dependsOn", revision.dependsOn());
			add(elements, "branchLabels", revision.branchLabels());
			add(elements, "replaces", revision.replaces());
			if (!revision.message().isEmpty()) {
				elements.add(Code.verbatim("message = " + JavaText.literal(revision.message())));
			}
			return new Code.Call(null, "@" + this.imports.type(Revision.class), elements, Code.Call.NO_LIST);
		}

		private static void add(List<Code> elements, String name, List<String> values) {
			List<String> literals = values.stream().map(JavaText::literal).toList();
			if (literals.size() == 1) {
				elements.add(Code.verbatim(name + " = " + literals.get(0)));
			}
			else if (!literals.isEmpty()) {
				String list = name + " = { " + String.join(", ", literals) + " }";
				if (list.length() <= LONGEST_LIST) {
					elements.add(Code.verbatim(list));
				}
				else {
					addPieces(elements, name, literals);
				}
			}
		}

		/** A list that fits no line can break between any two of its values. */
		private static void addPieces(List<Code> elements, String name, List<String> literals) {
			int last = literals.size() - 1;
			elements.add(Code.verbatim(name + " = { " + literals.get(0)));
			literals.subList(1, last).forEach((literal) -> elements.add(Code.verbatim(literal)));
			elements.add(Code.verbatim(literals.get(last) + " }"));
		}

	}

}
