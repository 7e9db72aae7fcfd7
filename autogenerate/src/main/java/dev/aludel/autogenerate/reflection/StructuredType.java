package dev.aludel.autogenerate.reflection;

import java.util.List;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A composite type that attributes of entities are mapped to.
 *
 * @param name its name
 * @param definition its attributes as the mapping writes them:
 * {@code number integer, street
 * varchar(255)}
 * @param wanted the same attributes in the words of the database, or {@code null} when it
 * does not accept them as it is now
 * @param present the attributes that the database has, or {@code null} when it lacks the
 * type
 */
public record StructuredType(QualifiedName name, String definition, @Nullable List<String> wanted,
		@Nullable List<String> present) {

	public StructuredType {
		wanted = (wanted != null) ? List.copyOf(wanted) : null;
		present = (present != null) ? List.copyOf(present) : null;
	}

}
