package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;

/** An object was changed or dropped while it was being read. */
final class ConcurrentChangeException extends SQLException {

	ConcurrentChangeException(String column) {
		super("The catalog changed while it was being read: there is no " + column + " any more.", "XX000");
	}

}
