package dev.aludel.autoconfigure;

import org.jspecify.annotations.Nullable;

/** How the migrations reach a database, as the properties have it. */
final class PropertiesAludelConnectionDetails implements AludelConnectionDetails {

	private final AludelEngineProperties properties;

	PropertiesAludelConnectionDetails(AludelEngineProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable String getJdbcUrl() {
		return this.properties.getUrl();
	}

	@Override
	public @Nullable String getUsername() {
		return this.properties.getUser();
	}

	@Override
	public @Nullable String getPassword() {
		return this.properties.getPassword();
	}

	@Override
	public @Nullable String getDriverClassName() {
		String driver = this.properties.getDriverClassName();
		return (driver != null) ? driver : AludelConnectionDetails.super.getDriverClassName();
	}

}
