package dev.aludel.autoconfigure.migrations.libraries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.aludel.Operations;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The script of a library, run by a revision.
 */
final class LibraryScript {

	private LibraryScript() {
	}

	static void run(String location, Operations op) {
		try {
			// The one of Quartz ends the transaction itself, which a revision must not.
			String script = new ClassPathResource(location).getContentAsString(StandardCharsets.UTF_8)
				.replace("COMMIT;", "");
			ScriptUtils.executeSqlScript(op.connection(),
					new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
