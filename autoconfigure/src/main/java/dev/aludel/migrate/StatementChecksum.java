package dev.aludel.migrate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;

import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of statements and their parameters, each with its length, so that no two
 * sequences read alike.
 */
final class StatementChecksum {

	private final MessageDigest digest;

	StatementChecksum() {
		this(sha256());
	}

	private StatementChecksum(MessageDigest digest) {
		this.digest = digest;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The same so far, whatever is added to this one. */
	StatementChecksum copy() {
		return new StatementChecksum(copyOfDigest());
	}

	private MessageDigest copyOfDigest() {
		try {
			return (MessageDigest) this.digest.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void add(SqlStatement statement) {
		add(statement.sql());
		number(statement.parameters().size());
		for (Object parameter : statement.parameters()) {
			if (parameter != null) {
				add(parameter);
			}
			else {
				number(-1);
			}
		}
	}

	private void add(Object value) {
		byte[] bytes = (value instanceof byte[] binary) ? binary : text(value).getBytes(StandardCharsets.UTF_8);
		number(bytes.length);
		this.digest.update(bytes);
	}

	@SuppressWarnings("JavaUtilDate") // java.sql.Timestamp is one, and authors bind it.
	private static String text(@Nullable Object value) {
		if (value instanceof Object[] array) {
			return Arrays.deepToString(array);
		}
		if (value instanceof Date date) {
			// Its text would depend on the time zone of the machine.
			return Long.toString(date.getTime());
		}
		if (value != null && value.getClass().isArray()) {
			return Arrays.deepToString(new Object[] { value });
		}
		return String.valueOf(value);
	}

	private void number(int number) {
		this.digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
	}

	/** The checksum of everything so far; more can be added. */
	String value() {
		return HexFormat.of().formatHex(copyOfDigest().digest());
	}

}
