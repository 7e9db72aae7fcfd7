package dev.aludel.autogenerate.launch;

import java.util.List;

/**
 * The application has several {@code DataSource} beans and says of none that it is the
 * one to migrate.
 */
public final class SeveralDataSourcesException extends DesignTimeException {

	private final List<String> beans;

	SeveralDataSourcesException(List<String> beans) {
		super(beans.size() + " beans are a DataSource, and it is not clear which one to migrate: " + Listing.of(beans)
				+ ".", "Mark one of them @Primary or @AludelDataSource.", null);
		this.beans = List.copyOf(beans);
	}

	/**
	 * The data sources.
	 * @return the names of their beans, sorted
	 */
	public List<String> beans() {
		return this.beans;
	}

}
