package dev.aludel.migrate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The session that holds the migration lock, as far as the server tells.
 *
 * @param pid the process id of its backend
 * @param application its {@code application_name}, or {@code null}
 * @param client the address it comes from, or {@code null} for a local socket
 * @param connectedSince when it connected, or {@code null}
 * @param state what it does: {@code active}, {@code idle} …, or {@code null}
 * @param query what it runs or ran last, cut to 200 characters, or {@code null}
 */
public record LockHolder(int pid, @Nullable String application, @Nullable String client,
		@Nullable Instant connectedSince, @Nullable String state, @Nullable String query) {

	private static final String HIDDEN = "<insufficient privilege>";

	String describe() {
		StringBuilder text = new StringBuilder("pid ").append(this.pid);
		text.append(" (application \"").append(Objects.requireNonNullElse(this.application, "")).append('"');
		if (this.client != null) {
			text.append(", client ").append(this.client);
		}
		text.append(')');
		if (this.connectedSince != null) {
			text.append(", connected since ").append(this.connectedSince.truncatedTo(ChronoUnit.SECONDS));
		}
		if (this.query != null && !this.query.isBlank() && !this.query.equals(HIDDEN)) {
			text.append("active".equals(this.state) ? ", now running: " : ", ran last: ");
			text.append(this.query.strip().replaceAll("\\s+", " "));
		}
		return text.toString();
	}

}
