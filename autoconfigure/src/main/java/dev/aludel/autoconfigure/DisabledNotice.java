package dev.aludel.autoconfigure;

import java.util.List;

import dev.aludel.migrate.MigrationSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.log.LogMessage;

/** Says at start that there are migrations which nobody runs. */
final class DisabledNotice implements InitializingBean {

	private static final Log logger = LogFactory.getLog(DisabledNotice.class);

	private final MigrationSource source;

	private final List<String> packages;

	DisabledNotice(MigrationSource source, List<String> packages) {
		this.source = source;
		this.packages = packages;
	}

	@Override
	public void afterPropertiesSet() {
		int migrations = this.source.migrations().size();
		if (migrations > 0) {
			logger.info(LogMessage.format("Migrations are off (aludel.enabled is false): the %d in %s are not run",
					migrations, String.join(", ", this.packages)));
		}
	}

}
