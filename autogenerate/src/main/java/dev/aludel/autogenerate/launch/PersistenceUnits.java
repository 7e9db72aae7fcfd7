package dev.aludel.autogenerate.launch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import org.jspecify.annotations.Nullable;

/**
 * The persistence units of an application, sorted by name.
 *
 * @param units the units
 */
record PersistenceUnits(List<PersistenceUnit> units) {

	static final PersistenceUnits NONE = new PersistenceUnits(List.of());

	PersistenceUnits {
		units = List.copyOf(units);
	}

	Map<String, HibernateModel> models() {
		Map<String, HibernateModel> models = new LinkedHashMap<>();
		this.units.forEach((unit) -> models.put(unit.name(), unit.model()));
		return Collections.unmodifiableMap(models);
	}

	/** The only one. */
	PersistenceUnit only() {
		if (this.units.size() != 1) {
			throw new SeveralPersistenceUnitsException(names(this.units), null);
		}
		return this.units.get(0);
	}

	/** The one that a database names. */
	PersistenceUnit named(String name, String database) {
		return this.units.stream()
			.filter((unit) -> unit.isCalled(name))
			.findFirst()
			.orElseThrow(() -> NoPersistenceUnitException.called(name, database, names(this.units)));
	}

	/**
	 * The one whose entities are in a database, as its data source tells.
	 * @param several whether the application has other databases, which a unit that does
	 * not tell its data source may belong to
	 */
	PersistenceUnit over(DataSource dataSource, @Nullable String database, boolean several) {
		if (!several && this.units.size() == 1) {
			return only();
		}
		List<PersistenceUnit> found = this.units.stream().filter((unit) -> unit.uses(dataSource)).toList();
		if (found.isEmpty() && several) {
			throw NoPersistenceUnitException.over(String.valueOf(database), names(this.units));
		}
		if (found.size() != 1) {
			throw new SeveralPersistenceUnitsException(names(found.isEmpty() ? this.units : found), database);
		}
		return found.get(0);
	}

	private static List<String> names(List<PersistenceUnit> units) {
		return units.stream().map(PersistenceUnit::name).toList();
	}

}
