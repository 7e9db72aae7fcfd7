package dev.aludel.autogenerate.canonical;

import dev.aludel.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL made of a {@link ScratchExpression}. */
sealed interface ScratchAnswer permits ScratchAnswer.Text, ScratchAnswer.Key, ServerRefusal {

	/** The expression as the catalog prints it; {@code null} for the default NULL. */
	record Text(@Nullable String sql) implements ScratchAnswer {

	}

	/** The key of an index as the catalog holds it. */
	record Key(IndexKey key) implements ScratchAnswer {

	}

}
