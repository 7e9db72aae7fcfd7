package dev.aludel.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A way to a server that breaks at a chosen step. A step is what a client sends before it
 * waits for an answer: one round trip. Behind the break nobody gets through any more.
 */
public final class BreakingWire implements AutoCloseable {

	private static final int SSL_REQUEST = 80877103;

	private static final int CANCEL_REQUEST = 80877102;

	private final ServerSocket entrance;

	private final int serverPort;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Socket> sockets = new ArrayList<>();

	private final List<String> steps = new ArrayList<>();

	private final CountDownLatch broken = new CountDownLatch(1);

	private final int breakingStep;

	private final Moment moment;

	private final Deed deed;

	private BreakingWire(int serverPort, int breakingStep, Moment moment, Deed deed) {
		try {
			this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.serverPort = serverPort;
		this.breakingStep = breakingStep;
		this.moment = moment;
		this.deed = deed;
		this.threads.execute(this::accept);
	}

	/** A wire that never breaks, and remembers the steps. */
	public static BreakingWire whole(TestDatabase database) {
		return breakingAt(database, Integer.MAX_VALUE, Moment.BEFORE, Deed.CUT);
	}

	/**
	 * A wire that breaks.
	 * @param database where it leads to
	 * @param step the step at which it breaks, counted from 1 over all connections
	 * @param moment when in that step
	 * @param deed what is done then
	 * @return the wire
	 */
	public static BreakingWire breakingAt(TestDatabase database, int step, Moment moment, Deed deed) {
		return new BreakingWire(database.port(), step, moment, deed);
	}

	/** Where clients come in. */
	public int port() {
		return this.entrance.getLocalPort();
	}

	/** The SQL of each step so far; words in brackets where there was none. */
	public List<String> steps() {
		synchronized (this.steps) {
			return List.copyOf(this.steps);
		}
	}

	private boolean isBroken() {
		return this.broken.getCount() == 0;
	}

	/**
	 * Waits until the deed is done.
	 * @return whether that was not in vain
	 */
	public boolean awaitBreak() {
		try {
			return this.broken.await(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.entrance.accept();
				this.threads.execute(() -> serve(client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket client) {
		try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), this.serverPort)) {
			keep(client, server);
			if (!isBroken()) {
				new Line(client, server).run();
			}
		}
		catch (IOException ex) {
			// One of the ends is gone, and so is the other now.
		}
	}

	private void keep(Socket client, Socket server) throws IOException {
		synchronized (this.sockets) {
			if (this.entrance.isClosed()) {
				throw new IOException("closed");
			}
			this.sockets.add(client);
			this.sockets.add(server);
		}
	}

	private int count(String step) {
		synchronized (this.steps) {
			this.steps.add(step);
			return this.steps.size();
		}
	}

	@Override
	public void close() {
		try {
			synchronized (this.sockets) {
				this.entrance.close();
				for (Socket socket : this.sockets) {
					socket.close();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.shutdownNow();
	}

	/** When in a step. */
	public enum Moment {

		/** Nothing of it has been sent to the server. */
		BEFORE,

		/** It has been sent, and the server is at it. */
		DURING,

		/** The server has answered, and the client has not read it. */
		AFTER

	}

	/** What breaks a connection. */
	@FunctionalInterface
	public interface Deed {

		/** Only the wire breaks. */
		Deed CUT = (backend) -> false;

		/**
		 * Does it.
		 * @param backend the process that serves the connection
		 * @return whether the client still hears what the server says last
		 */
		boolean strike(int backend) throws Exception;

	}

	/** One connection. */
	private final class Line {

		private final DataInputStream fromClient;

		private final OutputStream toClient;

		private final DataInputStream fromServer;

		private final OutputStream toServer;

		private final Map<String, String> prepared = new HashMap<>();

		private int backend;

		Line(Socket client, Socket server) throws IOException {
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			this.fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
			this.toClient = client.getOutputStream();
			this.fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream()));
			this.toServer = server.getOutputStream();
		}

		void run() throws IOException {
			Flight beginning = beginning();
			if (beginning == null) {
				return;
			}
			for (Flight flight = beginning; pass(flight); flight = next()) {
				if (flight.last()) {
					return;
				}
			}
		}

		/** Whether the connection goes on. */
		private boolean pass(Flight flight) throws IOException {
			boolean breaking = count(flight.sql()) == BreakingWire.this.breakingStep;
			Moment moment = BreakingWire.this.moment;
			if (breaking && moment == Moment.BEFORE) {
				return strike();
			}
			send(this.toServer, flight.bytes());
			if (breaking && moment == Moment.DURING) {
				return strike();
			}
			byte[] answer = flight.last() ? new byte[0] : answer();
			if (breaking) {
				return strike();
			}
			send(this.toClient, answer);
			return true;
		}

		private boolean strike() throws IOException {
			try {
				if (BreakingWire.this.deed.strike(this.backend)) {
					send(this.toClient, lastWords());
				}
			}
			catch (IOException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				BreakingWire.this.broken.countDown();
			}
			return false;
		}

		private byte[] lastWords() {
			ByteArrayOutputStream words = new ByteArrayOutputStream();
			try {
				this.fromServer.transferTo(words);
			}
			catch (IOException ex) {
				// It had no more to say.
			}
			return words.toByteArray();
		}

		private @Nullable Flight beginning() throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			int length = this.fromClient.readInt();
			byte[] body = body(this.fromClient, length);
			bytes.write(ByteBuffer.allocate(4).putInt(length).array());
			bytes.write(body);
			int code = ByteBuffer.wrap(body).getInt();
			if (code == CANCEL_REQUEST) {
				send(this.toServer, bytes.toByteArray());
				this.fromServer.transferTo(this.toClient);
				return null;
			}
			if (code == SSL_REQUEST) {
				send(this.toClient, new byte[] { 'N' });
				return beginning();
			}
			return new Flight("(connect)", bytes.toByteArray(), false);
		}

		private Flight next() throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			List<String> sql = new ArrayList<>();
			while (true) {
				int type = this.fromClient.read();
				if (type < 0) {
					throw new EOFException();
				}
				byte[] body = copy(type, this.fromClient, bytes);
				switch (type) {
					case 'P' -> this.prepared.put(text(body, 0), text(body, text(body, 0).length() + 1));
					case 'B' -> sql.add(this.prepared.getOrDefault(text(body, text(body, 0).length() + 1), "?"));
					case 'Q' -> sql.add(text(body, 0));
					default -> {
					}
				}
				if (type == 'S' || type == 'Q' || type == 'X') {
					String step = (type == 'X') ? "(disconnect)" : String.join("; ", sql);
					return new Flight(step, bytes.toByteArray(), type == 'X');
				}
			}
		}

		/** Everything up to where the server is ready for the next. */
		private byte[] answer() throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			while (true) {
				int type = this.fromServer.read();
				if (type < 0) {
					send(this.toClient, bytes.toByteArray());
					throw new EOFException();
				}
				byte[] body = copy(type, this.fromServer, bytes);
				if (type == 'K') {
					this.backend = ByteBuffer.wrap(body).getInt();
				}
				if (type == 'Z') {
					return bytes.toByteArray();
				}
			}
		}

		private static byte[] copy(int type, DataInputStream from, ByteArrayOutputStream to) throws IOException {
			int length = from.readInt();
			byte[] body = body(from, length);
			to.write(type);
			to.write(ByteBuffer.allocate(4).putInt(length).array());
			to.write(body);
			return body;
		}

		private static byte[] body(InputStream from, int length) throws IOException {
			byte[] body = from.readNBytes(length - 4);
			if (body.length < length - 4) {
				throw new EOFException();
			}
			return body;
		}

		private static String text(byte[] body, int start) {
			int end = start;
			while (body[end] != 0) {
				end++;
			}
			return new String(body, start, end - start, StandardCharsets.UTF_8);
		}

		private static void send(OutputStream to, byte[] bytes) throws IOException {
			to.write(bytes);
			to.flush();
		}

	}

	/**
	 * What a client sends at once.
	 *
	 * @param sql its SQL
	 * @param bytes all of it
	 * @param last whether the client waits for no answer and goes
	 */
	private record Flight(String sql, byte[] bytes, boolean last) {

	}

}
