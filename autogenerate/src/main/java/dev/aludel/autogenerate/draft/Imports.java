package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.aludel.Definitions;

/** What the source names, and where from. */
final class Imports {

	private final TreeSet<String> javaTypes = new TreeSet<>();

	private final TreeSet<String> otherTypes = new TreeSet<>();

	private final TreeSet<String> members = new TreeSet<>();

	private final Map<String, Class<?>> simpleNames = new HashMap<>();

	/** Names a type; its whole name when another has the short one. */
	String type(Class<?> type) {
		Class<?> owner = this.simpleNames.putIfAbsent(type.getSimpleName(), type);
		if (owner != null && owner != type) {
			return type.getCanonicalName();
		}
		if (type.getPackageName().startsWith("java.")) {
			this.javaTypes.add(type.getCanonicalName());
		}
		else {
			this.otherTypes.add(type.getCanonicalName());
		}
		return type.getSimpleName();
	}

	/** Names a method of {@link Definitions}. */
	String definition(String method) {
		this.members.add(Definitions.class.getCanonicalName() + "." + method);
		return method;
	}

	/** Names a constant. */
	String constant(Enum<?> constant) {
		this.members.add(constant.getDeclaringClass().getCanonicalName() + "." + constant.name());
		return constant.name();
	}

	/** The groups of imports, none empty, each sorted: java, others, static. */
	List<List<String>> groups() {
		List<List<String>> groups = new ArrayList<>();
		add(groups, this.javaTypes, "import ");
		add(groups, this.otherTypes, "import ");
		add(groups, this.members, "import static ");
		return groups;
	}

	private static void add(List<List<String>> groups, TreeSet<String> names, String keyword) {
		if (!names.isEmpty()) {
			groups.add(names.stream().map((name) -> keyword + name + ";").toList());
		}
	}

}
