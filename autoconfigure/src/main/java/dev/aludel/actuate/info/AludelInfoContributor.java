package dev.aludel.actuate.info;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.revision.RevisionException;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} that tells which revisions the databases of an application are
 * at, and which the application wants.
 */
public final class AludelInfoContributor implements InfoContributor {

	private final Map<String, Aludel> engines;

	/**
	 * Creates a contributor.
	 * @param engines the engines by the names of their databases, in the order in which
	 * they shall be told
	 */
	public AludelInfoContributor(Map<String, Aludel> engines) {
		this.engines = new LinkedHashMap<>(engines);
	}

	@Override
	public void contribute(Info.Builder builder) {
		if (this.engines.size() == 1) {
			builder.withDetail("aludel", describe(this.engines.values().iterator().next()));
			return;
		}
		Map<String, Object> databases = new LinkedHashMap<>();
		this.engines.forEach((database, engine) -> databases.put(database, describe(engine)));
		builder.withDetail("aludel", databases);
	}

	private static Map<String, Object> describe(Aludel engine) {
		Map<String, Object> details = new LinkedHashMap<>();
		try {
			DatabaseState state = engine.state();
			details.put("upToDate", state.upToDate());
			details.put("current", state.heads());
			details.put("heads", state.expectedHeads());
		}
		catch (AludelException | RevisionException ex) {
			details.put("error", String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
		}
		return details;
	}

}
