package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided about one object. Every answer can be written as an option of the
 * command line, so that a dialogue can be repeated without a person.
 */
public sealed interface Answer {

	/**
	 * What the answer is about.
	 * @return the path of the object
	 */
	ObjectPath object();

	/**
	 * The name of the option that gives this answer.
	 * @return the name: {@code --allow-drop}
	 */
	String option();

	/**
	 * What follows the name of the option.
	 * @return the value: {@code tasks.name}
	 */
	default String text() {
		return object().toString();
	}

	/**
	 * Returns this answer with what a person typed.
	 * @param expression the SQL expression
	 * @return the complete answer; this one where nothing is to be typed
	 */
	default Answer typed(String expression) {
		return this;
	}

	/**
	 * Whether a person has still to type an SQL expression.
	 * @return whether something is missing
	 */
	default boolean incomplete() {
		return false;
	}

	/**
	 * It has a new name and keeps what it holds.
	 *
	 * @param object the table, column, value … of the database
	 * @param newName its new name
	 */
	record Rename(ObjectPath object, String newName) implements Answer {

		@Override
		public String option() {
			return "--rename";
		}

		@Override
		public String text() {
			return this.object + ":" + this.newName;
		}

	}

	/**
	 * It goes, with all that it holds.
	 *
	 * @param object the table, column, sequence, check or value of the database
	 */
	record AllowDrop(ObjectPath object) implements Answer {

		@Override
		public String option() {
			return "--allow-drop";
		}

	}

	/**
	 * It was not renamed, and stays although no entity asks for it.
	 *
	 * @param object the table or column of the database
	 */
	record Keep(ObjectPath object) implements Answer {

		@Override
		public String option() {
			return "--keep";
		}

	}

	/**
	 * Its type may become one that holds less.
	 *
	 * @param object the column
	 */
	record AllowNarrow(ObjectPath object) implements Answer {

		@Override
		public String option() {
			return "--allow-narrow";
		}

	}

	/**
	 * The values of an enum type may get another order, which writes every row anew that
	 * holds one.
	 *
	 * @param object the enum type
	 */
	record AllowReorder(ObjectPath object) implements Answer {

		@Override
		public String option() {
			return "--allow-reorder";
		}

	}

	/**
	 * How its stored values become the new type.
	 *
	 * @param object the column
	 * @param expression the SQL expression behind {@code using}; {@code null} while a
	 * person has still to type it
	 */
	record Using(ObjectPath object, @Nullable String expression) implements Answer {

		@Override
		public String option() {
			return "--using";
		}

		@Override
		public String text() {
			return this.object + "=" + ((this.expression != null) ? this.expression : "…");
		}

		@Override
		public Answer typed(String text) {
			return new Using(this.object, text);
		}

		@Override
		public boolean incomplete() {
			return this.expression == null;
		}

	}

	/**
	 * What the rows that are there get in a column that accepts no {@code NULL}.
	 *
	 * @param object the column
	 * @param expression the SQL expression; {@code null} while a person has still to type
	 * it
	 */
	record Value(ObjectPath object, @Nullable String expression) implements Answer {

		@Override
		public String option() {
			return "--value";
		}

		@Override
		public String text() {
			return this.object + "=" + ((this.expression != null) ? this.expression : "…");
		}

		@Override
		public Answer typed(String text) {
			return new Value(this.object, text);
		}

		@Override
		public boolean incomplete() {
			return this.expression == null;
		}

	}

	/**
	 * What the rows get that hold a value which goes away.
	 *
	 * @param object the value: {@code mood.SAD}
	 * @param value the value in its place; {@code null} while a person has still to type
	 * it
	 */
	record Replace(ObjectPath object, @Nullable String value) implements Answer {

		@Override
		public String option() {
			return "--replace";
		}

		@Override
		public String text() {
			return this.object + ":" + ((this.value != null) ? this.value : "…");
		}

		@Override
		public Answer typed(String text) {
			return new Replace(this.object, text);
		}

		@Override
		public boolean incomplete() {
			return this.value == null;
		}

	}

}
