package dev.aludel.autoconfigure;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Tells whoever asks that the database of an engine needs no other schema tool. */
final class AludelSchemaManagementProvider implements SchemaManagementProvider {

	private final ObjectProvider<Aludel> engines;

	AludelSchemaManagementProvider(ObjectProvider<Aludel> engines) {
		this.engines = engines;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return this.engines.stream().map(Aludel::dataSource).anyMatch(dataSource::equals) ? SchemaManagement.MANAGED
				: SchemaManagement.UNMANAGED;
	}

}
