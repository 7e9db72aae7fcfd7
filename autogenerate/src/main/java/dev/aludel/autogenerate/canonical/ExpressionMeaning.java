package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.autogenerate.reflection.SqlToken;
import dev.aludel.autogenerate.reflection.SqlTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A normal form of the text that PostgreSQL prints for a condition or default, for
 * spellings that it keeps apart although they mean the same:
 * <ul>
 * <li>{@code now()}, {@code CURRENT_TIMESTAMP} and {@code transaction_timestamp()}, also
 * with precision 6; {@code USER} and {@code CURRENT_USER};</li>
 * <li>{@code x = ANY (ARRAY[…])} of constants in any order, also under the casts that a
 * restored dump or a changed column type leaves behind;</li>
 * <li>nested and flat {@code AND} and {@code OR}, in any order.</li>
 * </ul>
 */
final class ExpressionMeaning {

	private final List<SqlToken> tokens;

	private int position;

	private ExpressionMeaning(String sql) {
		this.tokens = new SqlTokenizer(sql).tokens();
	}

	/**
	 * Returns the normal form of a text that PostgreSQL printed.
	 */
	static String of(String sql) {
		ExpressionMeaning meaning = new ExpressionMeaning(sql);
		return disjunction(meaning.nodes());
	}

	/** A token, or what stands between two parentheses or brackets. */
	private sealed interface Node permits Leaf, Group {

	}

	private record Leaf(SqlToken token) implements Node {

	}

	private record Group(String open, List<Node> nodes) implements Node {

	}

	private List<Node> nodes() {
		List<Node> nodes = new ArrayList<>();
		while (this.position < this.tokens.size()) {
			SqlToken token = this.tokens.get(this.position++);
			if (token.is(")") || token.is("]")) {
				return nodes;
			}
			nodes.add((token.is("(") || token.is("[")) ? new Group(token.text(), nodes()) : new Leaf(token));
		}
		return nodes;
	}

	private static String disjunction(List<Node> nodes) {
		return joined(nodes, "or");
	}

	private static String conjunction(List<Node> nodes) {
		return joined(nodes, "and");
	}

	/**
	 * PostgreSQL promises no order of evaluation, so the order says nothing, unless a
	 * case stands among the operands: its branches are no operands, though they may have
	 * such words.
	 */
	private static String joined(List<Node> nodes, String operator) {
		List<String> operands = operands(nodes, operator);
		if (operands.size() == 1) {
			return operands.get(0);
		}
		Stream<String> texts = hasCase(nodes) ? operands.stream() : operands.stream().sorted();
		return texts.collect(Collectors.joining(" " + operator.toUpperCase(Locale.ROOT) + " ", "(", ")"));
	}

	private static boolean hasCase(List<Node> nodes) {
		return nodes.stream()
			.anyMatch((node) -> (node instanceof Group group) ? hasCase(group.nodes()) : is(node, "case"));
	}

	private static List<String> operands(List<Node> nodes, String operator) {
		List<List<Node>> parts = split(nodes, operator);
		if (parts.size() > 1) {
			return parts.stream().flatMap((part) -> operands(part, operator).stream()).toList();
		}
		if (nodes.size() == 1 && nodes.get(0) instanceof Group group && group.open().equals("(")) {
			return operands(group.nodes(), operator);
		}
		if (operator.equals("or")) {
			return List.of(conjunction(nodes));
		}
		return List.of((split(nodes, "or").size() > 1) ? disjunction(nodes) : comparison(nodes));
	}

	/** What is neither AND nor OR at its top. */
	private static String comparison(List<Node> nodes) {
		for (int index = 1; index < nodes.size() - 1; index++) {
			boolean equal = is(nodes.get(index), "=");
			if (equal || is(nodes.get(index), "<>")) {
				ConstantSet set = ConstantSet.of(nodes.subList(index + 1, nodes.size()), equal);
				if (set != null) {
					return plain(withoutTextCasts(nodes.subList(0, index))) + (equal ? " IN " : " NOT IN ")
							+ set.constants();
				}
			}
		}
		return plain(nodes);
	}

	private static String plain(List<Node> nodes) {
		List<String> texts = new ArrayList<>();
		for (int index = 0; index < nodes.size(); index++) {
			Node next = (index + 1 < nodes.size()) ? nodes.get(index + 1) : null;
			if (nodes.get(index) instanceof Leaf leaf) {
				boolean call = next instanceof Group group && group.open().equals("(");
				if (isTransactionTimestamp(leaf.token(), next)) {
					texts.add("CURRENT_TIMESTAMP");
					index += call ? 1 : 0;
				}
				else if (leaf.token().text().equals("LOCALTIMESTAMP") && call && isSix(next)) {
					texts.add("LOCALTIMESTAMP");
					index++;
				}
				else {
					texts.add(leaf.token().text().equals("USER") ? "CURRENT_USER" : leaf.token().text());
				}
			}
			else if (nodes.get(index) instanceof Group group) {
				texts.add(text(group));
			}
		}
		return String.join(" ", texts);
	}

	private static String text(Group group) {
		String inner = split(group.nodes(), ",").stream()
			.map(ExpressionMeaning::disjunction)
			.collect(Collectors.joining(", "));
		return group.open().equals("(") ? "(" + inner + ")" : "[" + inner + "]";
	}

	private static boolean isTransactionTimestamp(SqlToken token, @Nullable Node next) {
		boolean emptyCall = next instanceof Group group && group.open().equals("(") && group.nodes().isEmpty();
		boolean call = next instanceof Group group && group.open().equals("(");
		return switch (token.text()) {
			case "now", "transaction_timestamp" -> emptyCall;
			case "CURRENT_TIMESTAMP" -> !call || isSix(next);
			default -> false;
		};
	}

	private static boolean isSix(@Nullable Node node) {
		return node instanceof Group group && group.nodes().size() == 1 && is(group.nodes().get(0), "6");
	}

	/** The constants on the right of a comparison with one value or with a list. */
	private record ConstantSet(TreeSet<String> constants) {

		static @Nullable ConstantSet of(List<Node> right, boolean equal) {
			List<Node> single = withoutTextCasts(right);
			if (isConstant(single)) {
				return new ConstantSet(new TreeSet<>(List.of(plain(single))));
			}
			if (right.size() != 2 || !is(right.get(0), equal ? "any" : "all")
					|| !(right.get(1) instanceof Group list)) {
				return null;
			}
			List<Node> array = withoutTextCasts(list.nodes());
			if (array.size() != 2 || !is(array.get(0), "array") || !(array.get(1) instanceof Group elements)) {
				return null;
			}
			List<List<Node>> constants = split(elements.nodes(), ",").stream()
				.map(ExpressionMeaning::withoutTextCasts)
				.toList();
			return constants.stream().allMatch(ExpressionMeaning::isConstant) ? new ConstantSet(
					constants.stream().map(ExpressionMeaning::plain).collect(Collectors.toCollection(TreeSet::new)))
					: null;
		}

	}

	/**
	 * Removes casts to text and varchar and the parentheses they need; what is left of
	 * {@code ('A'::character varying)::text} is {@code 'A'}. Casts to a length cut and
	 * those to char ignore blanks, so they stay.
	 */
	private static List<Node> withoutTextCasts(List<Node> nodes) {
		if (nodes.size() == 1 && nodes.get(0) instanceof Group group && group.open().equals("(")) {
			return withoutTextCasts(group.nodes());
		}
		for (int index = 1; index < nodes.size() - 1; index++) {
			if (is(nodes.get(index), "::") && isTextType(nodes.subList(index + 1, nodes.size()))) {
				return withoutTextCasts(nodes.subList(0, index));
			}
		}
		return nodes;
	}

	private static boolean isTextType(List<Node> nodes) {
		List<Node> names = nodes.stream()
			.filter((node) -> !(node instanceof Group group && group.open().equals("[")))
			.toList();
		return switch (names.size()) {
			case 1 -> is(names.get(0), "text");
			case 2 -> is(names.get(0), "character") && is(names.get(1), "varying");
			default -> false;
		};
	}

	/** Numbers, strings, booleans and NULL, with a sign or cast. */
	private static boolean isConstant(List<Node> nodes) {
		boolean type = false;
		for (Node node : nodes) {
			if (node instanceof Group group) {
				if (!type && !isConstant(group.nodes())) {
					return false;
				}
				continue;
			}
			SqlToken token = ((Leaf) node).token();
			type |= token.is("::");
			boolean value = switch (token.kind()) {
				case STRING, NUMBER -> true;
				case OPERATOR -> token.is("::") || token.is("-");
				case WORD -> type || token.is("true") || token.is("false") || token.is("null");
				default -> type;
			};
			if (!value) {
				return false;
			}
		}
		return !nodes.isEmpty();
	}

	private static List<List<Node>> split(List<Node> nodes, String separator) {
		List<List<Node>> parts = new ArrayList<>();
		int start = 0;
		for (int index = 0; index < nodes.size(); index++) {
			if (is(nodes.get(index), separator)) {
				parts.add(nodes.subList(start, index));
				start = index + 1;
			}
		}
		parts.add(nodes.subList(start, nodes.size()));
		return parts;
	}

	private static boolean is(Node node, String text) {
		return node instanceof Leaf leaf && (leaf.token().is(text)
				|| (leaf.token().kind() == SqlToken.Kind.NUMBER && leaf.token().text().equals(text)));
	}

}
