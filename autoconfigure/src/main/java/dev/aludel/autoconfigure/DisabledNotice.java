package dev.aludel.autoconfigure;

import dev.aludel.migrate.MigrationSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.log.LogMessage;

/** Says at start that there are migrations which nobody runs. */
final class DisabledNotice implements InitializingBean {

	private static final Log logger = LogFactory.getLog(DisabledNotice.class);

	private final MigrationSource source;

	DisabledNotice(MigrationSource source) {
		this.source = source;
	}

	@Override
	public void afterPropertiesSet() {
		int migrations = this.source.migrations().size();
		if (migrations > 0) {
			logger.info(LogMessage.format("Migrations are off (aludel.enabled is false): the %d in %s are not run",
					migrations, this.source));
		}
	}

}
