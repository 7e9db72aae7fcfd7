package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.reflection.ReflectedCast;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Takes the casts of an enum type along when it goes, comes back or is made anew:
 * PostgreSQL drops no type that a cast needs, and a new type has none.
 */
final class CastRebuild {

	private final List<ReflectedCast> casts;

	/**
	 * Creates a rebuild.
	 * @param casts the casts of the database
	 * @param renames the new names of its enum types
	 */
	CastRebuild(List<ReflectedCast> casts, Renames renames) {
		this.casts = casts.stream().map((cast) -> cast.of(renames.enumType(cast.type()))).toList();
	}

	/** Returns the operations with those that the casts need among them. */
	List<Operation> around(List<Operation> operations) {
		Set<QualifiedName> created = operations.stream()
			.filter(CreateEnumType.class::isInstance)
			.map((operation) -> ((CreateEnumType) operation).type().name())
			.collect(Collectors.toSet());
		List<Operation> result = new ArrayList<>();
		for (Operation operation : operations) {
			of(leaving(operation, created)).forEach((cast) -> result.add(new ExecuteSql(cast.drop(), List.of())));
			result.add(operation);
			QualifiedName name = (operation instanceof CreateEnumType create) ? create.type().name() : null;
			of(name).forEach((cast) -> result.add(new ExecuteSql(cast.creation(), List.of())));
		}
		return result;
	}

	/** The type that is dropped, or set aside for another one of its name. */
	private static @Nullable QualifiedName leaving(Operation operation, Set<QualifiedName> created) {
		if (operation instanceof DropEnumType drop) {
			return drop.type();
		}
		return (operation instanceof RenameEnumType rename && created.contains(rename.type())) ? rename.type() : null;
	}

	private List<ReflectedCast> of(@Nullable QualifiedName type) {
		return this.casts.stream().filter((cast) -> cast.type().equals(type)).toList();
	}

}
