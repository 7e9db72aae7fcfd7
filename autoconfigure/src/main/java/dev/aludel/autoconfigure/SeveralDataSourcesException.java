package dev.aludel.autoconfigure;

import java.util.List;

/** Thrown when it is not clear which database to migrate. */
final class SeveralDataSourcesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SeveralDataSourcesException(List<String> beanNames) {
		super("""
				%s beans are a DataSource, and none of them is the one to migrate: %s.
				Nothing was run.
				Mark one of them @Primary or @AludelDataSource, or set aludel.url.""".formatted(beanNames.size(),
				String.join(", ", beanNames)));
	}

}
