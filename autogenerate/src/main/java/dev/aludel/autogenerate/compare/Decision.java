package dev.aludel.autogenerate.compare;

import dev.aludel.schema.Table;

/**
 * One sort of question about the columns of a table that both sides have: it finds what
 * only a person can decide, and as long as nobody has, it holds what is there.
 */
interface Decision {

	/**
	 * Asks.
	 * @param entity the table as its entity wants it
	 * @param present the table as it is
	 * @param held what is held
	 */
	void decide(Table entity, Table present, HeldParts held);

}
