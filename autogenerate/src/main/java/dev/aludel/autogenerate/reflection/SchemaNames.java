package dev.aludel.autogenerate.reflection;

import java.util.Map;

import dev.aludel.schema.QualifiedName;

/** Names of objects, without a schema for those of the default one. */
record SchemaNames(String defaultSchema, Map<Long, String> namespaces) {

	QualifiedName name(long namespace, String object) {
		// Only asked for objects of the schemas that were read.
		return name(namespace, this.namespaces.getOrDefault(namespace, this.defaultSchema), object);
	}

	QualifiedName name(long namespace, String schema, String object) {
		boolean isDefault = this.defaultSchema.equals(this.namespaces.get(namespace));
		return new QualifiedName(isDefault ? null : schema, object);
	}

}
