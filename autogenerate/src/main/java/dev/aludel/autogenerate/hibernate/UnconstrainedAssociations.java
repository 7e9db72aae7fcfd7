package dev.aludel.autogenerate.hibernate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.schema.QualifiedName;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads which associations shall have no foreign key: those with
 * {@code @ForeignKey(NO_CONSTRAINT)}, those whose key is named {@code none}, and all of
 * them under {@code hibernate.hbm2ddl.default_constraint_mode}. Hibernate's tables say
 * nothing of them, so the mapping of the attributes is asked.
 */
final class UnconstrainedAssociations {

	private final Mapping mapping;

	private final Map<QualifiedName, Set<Set<String>>> columns = new TreeMap<>();

	UnconstrainedAssociations(Mapping mapping) {
		this.mapping = mapping;
	}

	Map<QualifiedName, Set<Set<String>>> read() {
		for (PersistentClass entity : this.mapping.metadata().getEntityBindings()) {
			add(entity.getIdentifier());
			if (entity instanceof JoinedSubclass subclass) {
				add(subclass.getKey());
			}
			entity.getProperties().forEach(this::add);
			for (Join join : entity.getJoins()) {
				add(join.getKey());
				join.getProperties().forEach(this::add);
			}
		}
		for (Collection collection : this.mapping.metadata().getCollectionBindings()) {
			add(collection.getKey());
			add(collection.getElement());
			if (collection instanceof IndexedCollection indexed) {
				add(indexed.getIndex());
			}
		}
		this.mapping.database()
			.getNamespaces()
			.forEach((namespace) -> namespace.getTables().forEach(this::addDisabledAndRemoveEnabled));
		this.columns.values().removeIf(Set::isEmpty);
		return this.columns;
	}

	private void add(Property property) {
		add(property.getValue());
	}

	private void add(@Nullable Value value) {
		if (value instanceof Component component) {
			component.getProperties().forEach(this::add);
		}
		if (value instanceof SimpleValue simple && !simple.isForeignKeyEnabled() && simple.hasColumns()) {
			add(simple.getTable(), simple.getColumns());
		}
	}

	private void add(Table table, List<Column> association) {
		this.columns.computeIfAbsent(this.mapping.names().of(table), (name) -> new HashSet<>()).add(names(association));
	}

	/** A second mapping of the same columns may want the key that the first forbids. */
	private void addDisabledAndRemoveEnabled(Table table) {
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (!key.isCreationEnabled()) {
				add(table, key.getColumns());
			}
		}
		Set<Set<String>> unconstrained = this.columns.getOrDefault(this.mapping.names().of(table), new HashSet<>());
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isCreationEnabled()) {
				unconstrained.remove(names(key.getColumns()));
			}
		}
	}

	private static Set<String> names(List<Column> columns) {
		return columns.stream().map(Names::stored).collect(Collectors.toUnmodifiableSet());
	}

}
