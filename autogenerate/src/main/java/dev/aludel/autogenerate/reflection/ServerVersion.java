package dev.aludel.autogenerate.reflection;

/** Chooses between a column of the catalog and a constant where the server lacks it. */
record ServerVersion(int number) {

	boolean isAtLeast(int major) {
		return this.number >= major * 10_000;
	}

	String since(int major, String expression, String constant) {
		return isAtLeast(major) ? expression : constant;
	}

}
