package dev.aludel.autogenerate.launch;

import java.util.List;

/**
 * The application has several persistence units where one was asked for.
 */
public final class SeveralPersistenceUnitsException extends DesignTimeException {

	private final List<String> units;

	SeveralPersistenceUnitsException(List<String> units) {
		super("The application has several persistence units: " + Listing.of(units) + ".",
				"Comparing several is not possible yet; start the application with a profile that has one.", null);
		this.units = List.copyOf(units);
	}

	/**
	 * The persistence units.
	 * @return their names, sorted
	 */
	public List<String> units() {
		return this.units;
	}

}
