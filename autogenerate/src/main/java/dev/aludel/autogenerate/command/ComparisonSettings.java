package dev.aludel.autogenerate.command;

import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.SchemaFilter;

/**
 * What an application says about comparing its entities with any database.
 *
 * @param filter what it compares
 * @param naming how it names what the mapping does not
 * @param largeTableRows from how many rows on a table is changed so that others go on
 * using it
 */
record ComparisonSettings(SchemaFilter filter, NamingConvention naming, long largeTableRows) {

	static final ComparisonSettings DEFAULTS = new ComparisonSettings(SchemaFilter.ALL, NamingConvention.DEFAULTS,
			Long.MAX_VALUE);

}
