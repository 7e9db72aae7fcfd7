package dev.aludel.autogenerate.reflection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server, the session and the existing ones among the schemas asked for. */
record SessionRow(ServerVersion version, List<String> searchPath, List<String> extensions, List<Long> namespaceOids,
		List<String> namespaceNames) {

	/**
	 * The schemas in which names are found unqualified: the default one before those of
	 * the session, so that types and functions print as the application writes them.
	 */
	List<String> searchPathFrom(String defaultSchema) {
		List<String> path = new ArrayList<>(List.of(defaultSchema));
		this.searchPath.stream()
			.filter((schema) -> !schema.startsWith("pg_temp") && !schema.equals(defaultSchema))
			.forEach(path::add);
		return path;
	}

	Map<Long, String> namespaces() {
		Map<Long, String> namespaces = new LinkedHashMap<>();
		for (int index = 0; index < this.namespaceOids.size(); index++) {
			namespaces.put(this.namespaceOids.get(index), this.namespaceNames.get(index));
		}
		return namespaces;
	}

}
