package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A session that holds a lock which a statement did not get, as far as the server tells.
 *
 * @param pid the process id of its backend; zero for a prepared transaction, which has
 * none
 * @param application its {@code application_name}, or {@code null}; the name of a prepared
 * transaction
 * @param state what it does: {@code active}, {@code idle in transaction} …, or
 * {@code null}
 * @param transactionAge how long its transaction has lasted, or {@code null}
 * @param query what it runs or ran last, cut to 200 characters, or {@code null}
 */
public record BlockingSession(int pid, @Nullable String application, @Nullable String state,
		@Nullable Duration transactionAge, @Nullable String query) {

	/**
	 * Returns the session as logs and errors name it.
	 * @return a few words
	 */
	public String describe() {
		String name = Objects.requireNonNullElse(this.application, "");
		if (this.pid == 0) {
			return "the prepared transaction \"" + name + "\"" + age();
		}
		StringBuilder text = new StringBuilder("pid ").append(this.pid);
		text.append(" (application \"").append(name).append('"');
		if (this.state != null) {
			text.append(", ").append(this.state);
		}
		text.append(age()).append(')');
		if (this.query != null && !this.query.isBlank()) {
			text.append("active".equals(this.state) ? ", now running: " : ", ran last: ");
			text.append(this.query.strip().replaceAll("\\s+", " "));
		}
		return text.toString();
	}

	private String age() {
		return (this.transactionAge != null) ? ", its transaction began " + Wording.age(this.transactionAge) + " ago" : "";
	}

}
