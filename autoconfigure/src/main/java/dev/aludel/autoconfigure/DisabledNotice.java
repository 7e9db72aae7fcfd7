package dev.aludel.autoconfigure;

import java.util.List;

import dev.aludel.migrate.MigrationSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.log.LogMessage;

/** Says at start that nobody runs the migrations. */
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
		String packages = String.join(", ", this.packages);
		logger.info((migrations > 0)
				? LogMessage.format("Migrations are off (aludel.enabled is false): the %s in %s are not run",
						migrations, packages)
				: LogMessage.format("Migrations are off (aludel.enabled is false); there are none in %s", packages));
	}

}
