package dev.aludel.autoconfigure;

/** Thrown when there is no database to migrate. */
final class MissingDataSourceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingDataSourceException() {
		super("""
				There is no database to migrate: no DataSource bean, no JdbcConnectionDetails bean, no aludel.url.
				Nothing was run.
				Set aludel.url, or spring.datasource.url.""");
	}

}
