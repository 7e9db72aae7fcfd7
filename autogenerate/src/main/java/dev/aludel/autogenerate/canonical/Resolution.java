package dev.aludel.autogenerate.canonical;

import dev.aludel.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/** What to put into the model in place of an expression. */
sealed interface Resolution {

	/**
	 * The database's words if there are any, else the given ones.
	 */
	default String sql(String own) {
		return (this instanceof Replace replacement && replacement.sql() != null) ? replacement.sql() : own;
	}

	/** The author's own words: the database has nothing that means the same. */
	record Keep() implements Resolution {

	}

	/** The database's words; {@code null} for no default at all. */
	record Replace(@Nullable String sql) implements Resolution {

	}

	/** What a key of an index is about; how it is sorted stays. */
	record ReplaceSubject(IndexKey.Subject subject) implements Resolution {

	}

	/** All of a key of an index. */
	record ReplaceKey(IndexKey key) implements Resolution {

	}

}
