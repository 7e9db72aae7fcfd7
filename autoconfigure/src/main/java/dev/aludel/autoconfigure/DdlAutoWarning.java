package dev.aludel.autoconfigure;

import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Warns when Hibernate is told to change the schema that the migrations look after. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class DdlAutoWarning implements HibernatePropertiesCustomizer {

	private static final Log logger = LogFactory.getLog(DdlAutoWarning.class);

	private static final Set<String> HARMLESS = Set.of("none", "validate");

	private static final String HIBERNATE_ACTION = "hibernate.hbm2ddl.auto";

	private static final String STANDARD_ACTION = "jakarta.persistence.schema-generation.database.action";

	@Override
	public void customize(Map<String, Object> hibernateProperties) {
		warn(STANDARD_ACTION, hibernateProperties.get(STANDARD_ACTION));
		warn(HIBERNATE_ACTION, hibernateProperties.get(HIBERNATE_ACTION));
	}

	private static void warn(String property, @Nullable Object action) {
		if (action != null && !HARMLESS.contains(action.toString())) {
			logger.warn("""
					Hibernate may change the schema besides the migrations: %s is '%s'. \
					Set spring.jpa.hibernate.ddl-auto to 'validate' or 'none'.""".formatted(property, action));
		}
	}

}
