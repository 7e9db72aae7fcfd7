package dev.aludel.autogenerate.command;

import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.SchemaFilter;

/**
 * What an application says about comparing its entities with any database.
 *
 * @param filter what it compares
 * @param naming how it names what the mapping does not
 */
record ComparisonSettings(SchemaFilter filter, NamingConvention naming) {

	static final ComparisonSettings DEFAULTS = new ComparisonSettings(SchemaFilter.ALL, NamingConvention.DEFAULTS);

}
