package dev.aludel.autogenerate.reflection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.schema.ColumnType;

/**
 * The types of common extensions. PostgreSQL cannot be asked what is in an extension that
 * is not installed.
 */
public final class ExtensionTypes {

	private static final Map<String, String> EXTENSIONS = Map.ofEntries(Map.entry("citext", "citext"),
			Map.entry("cube", "cube"), Map.entry("ean13", "isn"), Map.entry("isbn", "isn"), Map.entry("isbn13", "isn"),
			Map.entry("issn", "isn"), Map.entry("issn13", "isn"), Map.entry("ismn", "isn"), Map.entry("ismn13", "isn"),
			Map.entry("upc", "isn"), Map.entry("hstore", "hstore"), Map.entry("lo", "lo"), Map.entry("ltree", "ltree"),
			Map.entry("lquery", "ltree"), Map.entry("ltxtquery", "ltree"), Map.entry("seg", "seg"),
			Map.entry("vector", "vector"), Map.entry("halfvec", "vector"), Map.entry("sparsevec", "vector"),
			Map.entry("geometry", "postgis"), Map.entry("geography", "postgis"), Map.entry("box2d", "postgis"),
			Map.entry("box3d", "postgis"));

	private ExtensionTypes() {
	}

	/**
	 * Tells which extension a type comes with.
	 * @param type the type of a column
	 * @return the name of the extension, if it is one of those that are known
	 */
	public static Optional<String> of(ColumnType type) {
		return extension(name(type));
	}

	/**
	 * Tells which extension a type comes with.
	 * @param name the {@linkplain #name(ColumnType) name} of the type
	 * @return the name of the extension, if it is one of those that are known
	 */
	public static Optional<String> extension(String name) {
		return Optional.ofNullable(EXTENSIONS.get(name));
	}

	/**
	 * Returns the name of a type, without a schema and whatever a definition says behind
	 * it.
	 * @param type the type of a column
	 * @return the name, empty if there is none
	 */
	public static String name(ColumnType type) {
		List<SqlToken> tokens = new SqlTokenizer(type.text()).tokens();
		int place = (tokens.size() > 2 && tokens.get(1).is(".")) ? 2 : 0;
		String name = tokens.isEmpty() ? null : tokens.get(place).name();
		return (name != null) ? name : "";
	}

}
