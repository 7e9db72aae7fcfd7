package dev.aludel.autogenerate.launch;

/**
 * The application has no {@code DataSource}.
 */
public final class NoDataSourceException extends DesignTimeException {

	NoDataSourceException() {
		super("The application has no DataSource.", "Set spring.datasource.url, or declare a DataSource bean.", null);
	}

}
