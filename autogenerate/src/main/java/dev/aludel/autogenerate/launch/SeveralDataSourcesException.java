package dev.aludel.autogenerate.launch;

import java.util.List;

/**
 * The application has several {@code DataSource} beans and says of none that it is the
 * one to migrate.
 */
public final class SeveralDataSourcesException extends DesignTimeException {

	private final List<String> beans;

	SeveralDataSourcesException(List<String> beans) {
		super("The application has several DataSource beans and none of them is primary: " + Listing.of(beans) + ".",
				"Annotate the one that migrations run against with @Primary.", null);
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
