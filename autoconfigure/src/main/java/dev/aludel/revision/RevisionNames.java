package dev.aludel.revision;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which ids and branch labels can be told apart from the rest of a
 * {@link RevisionIdentifier}.
 */
final class RevisionNames {

	static final String HEAD = "head";

	static final String HEADS = "heads";

	static final String BASE = "base";

	static final String CURRENT = "current";

	/** A name, as a regular expression for {@link Pattern#UNICODE_CHARACTER_CLASS}. */
	static final String NAME = "[^@:+\\-,\\s]+";

	private static final Pattern NAME_PATTERN = Pattern.compile(NAME, Pattern.UNICODE_CHARACTER_CLASS);

	static final Set<String> RESERVED = Set.of(HEAD, HEADS, BASE, CURRENT);

	private RevisionNames() {
	}

	static void check(RevisionNode node) {
		check("id", node.id(), node);
		node.branchLabels().forEach((label) -> check("branch label", label, node));
	}

	static boolean isReserved(String name) {
		return RESERVED.contains(name);
	}

	private static void check(String role, String name, RevisionNode node) {
		if (!isPlain(name) && !NAME_PATTERN.matcher(name).matches()) {
			throw new MalformedRevisionNameException(role, name, node);
		}
		if (isReserved(name)) {
			throw new ReservedRevisionNameException(role, name, node);
		}
	}

	// Most names take no regular expression.
	private static boolean isPlain(String name) {
		for (int index = 0; index < name.length(); index++) {
			char character = name.charAt(index);
			boolean plain = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z');
			if (!plain) {
				return false;
			}
		}
		return !name.isEmpty();
	}

}
