package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UserDefinedObjectType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;

/**
 * Reads the enum types of columns mapped as {@code NAMED_ENUM} or
 * {@code NAMED_ORDINAL_ENUM}. Hibernate's model has them only as SQL text, so the values
 * come from the columns, and the text proves that they are the right ones.
 */
final class EnumTypeReader {

	private final Mapping mapping;

	private final Map<List<String>, EnumType> typesByCommand = new LinkedHashMap<>();

	private final Set<QualifiedName> sorted = new TreeSet<>();

	EnumTypeReader(Mapping mapping) {
		this.mapping = mapping;
		for (Namespace namespace : mapping.database().getNamespaces()) {
			namespace.getTables().forEach((table) -> collect(table.getColumns()));
			namespace.getUserDefinedTypes().forEach((type) -> {
				if (type instanceof UserDefinedObjectType structure) {
					collect(structure.getColumns());
				}
			});
		}
	}

	/** Returns the enum types, and notes every other auxiliary object as not compared. */
	List<EnumType> read() {
		List<EnumType> types = new ArrayList<>();
		for (AuxiliaryDatabaseObject object : this.mapping.database().getAuxiliaryDatabaseObjects()) {
			if (!object.appliesToDialect(this.mapping.dialect())) {
				continue;
			}
			List<String> commands = List.of(object.sqlCreateStrings(this.mapping.context()));
			EnumType type = this.typesByCommand.get(commands);
			if (type != null) {
				types.add(type);
			}
			else {
				commands.forEach((command) -> this.mapping.notCompared().add("database object", command));
			}
		}
		return types;
	}

	/** Whether the type of a column is the plain name of an enum type. */
	static boolean isNameOfType(String sql, Column column) {
		if (!(column.getValue() instanceof BasicValue value)) {
			return false;
		}
		BasicValue.Resolution<?> resolution = value.getResolution();
		return isNamed(resolution) && sql.equals(resolution.getRelationalJavaType().getJavaTypeClass().getSimpleName());
	}

	private static boolean isNamed(BasicValue.Resolution<?> resolution) {
		int code = resolution.getJdbcType().getDefaultSqlTypeCode();
		return code == SqlTypes.NAMED_ENUM || code == SqlTypes.NAMED_ORDINAL_ENUM;
	}

	/** The types whose values Hibernate sorts by their names. */
	Set<QualifiedName> sorted() {
		return this.sorted;
	}

	private void collect(Collection<Column> columns) {
		for (Column column : columns) {
			if (column instanceof AggregateColumn aggregate) {
				collect(aggregate.getComponent().getColumns());
			}
			else if (column.getValue() instanceof BasicValue value) {
				collect(value);
			}
		}
	}

	private void collect(BasicValue value) {
		BasicValue.Resolution<?> resolution = value.getResolution();
		int code = resolution.getJdbcType().getDefaultSqlTypeCode();
		Class<?> javaType = resolution.getRelationalJavaType().getJavaTypeClass();
		Class<?> domainType = resolution.getDomainJavaType().getJavaTypeClass();
		if (!isNamed(resolution) || domainType.getEnumConstants() == null) {
			return;
		}
		Stream<String> values = values(domainType, resolution.getValueConverter());
		String[] labels = ((code == SqlTypes.NAMED_ENUM) ? values.sorted() : values).toArray(String[]::new);
		String[] commands = this.mapping.dialect().getCreateEnumTypeCommand(javaType.getSimpleName(), labels);
		EnumType type = new EnumType(this.mapping.names().of(null, Names.stored(javaType.getSimpleName(), false)),
				Arrays.asList(labels));
		this.typesByCommand.put(List.of(commands), type);
		if (code == SqlTypes.NAMED_ENUM) {
			this.sorted.add(type.name());
		}
	}

	@SuppressWarnings({ "unchecked", "NullAway" })
	private static Stream<String> values(Class<?> enumType, BasicValueConverter<?, ?> converter) {
		Stream<Object> constants = Arrays.stream((Object[]) enumType.getEnumConstants());
		if (converter == null) {
			return constants.map((constant) -> ((Enum<?>) constant).name());
		}
		BasicValueConverter<Object, Object> typed = (BasicValueConverter<Object, Object>) converter;
		return constants.map((constant) -> String.valueOf(typed.toRelationalValue(constant)));
	}

}
