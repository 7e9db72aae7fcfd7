package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;

/**
 * What an application compares, by name. Where a kind is named to be included, only what
 * is named of it is compared; what is excluded never is.
 */
public final class ObjectPatterns {

	/**
	 * Everything is compared.
	 */
	public static final ObjectPatterns ALL = new ObjectPatterns(List.of(), List.of());

	private static final Set<Kind> INCLUDED = EnumSet.of(Kind.TABLE);

	private static final Set<Kind> EXCLUDED = EnumSet.of(Kind.TABLE, Kind.COLUMN, Kind.SEQUENCE, Kind.TYPE);

	private final List<ObjectPattern> include;

	private final List<ObjectPattern> exclude;

	private ObjectPatterns(List<ObjectPattern> include, List<ObjectPattern> exclude) {
		this.include = List.copyOf(include);
		this.exclude = List.copyOf(exclude);
	}

	/**
	 * Returns these patterns besides one more that names what is compared.
	 * @param pattern the pattern; without a kind it names tables
	 * @return the patterns
	 * @throws IllegalArgumentException when the pattern is of another form
	 */
	public ObjectPatterns include(String pattern) {
		return new ObjectPatterns(with(this.include, ObjectPattern.parse(pattern, INCLUDED)), this.exclude);
	}

	/**
	 * Returns these patterns besides one more that names what is left alone.
	 * @param pattern the pattern; without a kind it names tables, columns, sequences and
	 * enum types
	 * @return the patterns
	 * @throws IllegalArgumentException when the pattern is of another form
	 */
	public ObjectPatterns exclude(String pattern) {
		return new ObjectPatterns(this.include, with(this.exclude, ObjectPattern.parse(pattern, EXCLUDED)));
	}

	/**
	 * Whether everything is compared.
	 * @return whether there is no pattern
	 */
	public boolean isEmpty() {
		return this.include.isEmpty() && this.exclude.isEmpty();
	}

	/**
	 * Whether an object is compared.
	 * @param object the object
	 * @param defaultSchema the name of the schema of objects that carry none
	 * @return whether the patterns include it
	 */
	boolean includes(ComparedObject object, String defaultSchema) {
		List<ObjectPattern> deciding = this.include.stream().filter((pattern) -> pattern.names(object.kind())).toList();
		return (deciding.isEmpty() || matches(deciding, object, defaultSchema))
				&& !matches(this.exclude, object, defaultSchema);
	}

	/** The patterns that match none of the objects, as they were written. */
	List<String> without(Collection<ComparedObject> objects, String defaultSchema) {
		return Stream.concat(this.include.stream(), this.exclude.stream())
			.filter((pattern) -> objects.stream().noneMatch((object) -> pattern.matches(object, defaultSchema)))
			.map(ObjectPattern::toString)
			.distinct()
			.toList();
	}

	private static boolean matches(List<ObjectPattern> patterns, ComparedObject object, String defaultSchema) {
		return patterns.stream().anyMatch((pattern) -> pattern.matches(object, defaultSchema));
	}

	private static <T> List<T> with(List<T> list, T element) {
		List<T> longer = new ArrayList<>(list);
		longer.add(element);
		return longer;
	}

}
