package dev.aludel.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A connection pooler in transaction mode, speaking PostgreSQL's protocol: a client gets
 * a key of its own, and a server connection for each transaction only, the one that has
 * rested longest. Nothing of a session is cleared away in between. A server connection
 * has the role and the database of the pooler, and is trusted.
 */
public final class TransactionPooler implements AutoCloseable {

	private static final int SSL_REQUEST = 80877103;

	private static final int GSS_REQUEST = 80877104;

	private static final int CANCEL_REQUEST = 80877102;

	private static final int VERSION_3 = 196608;

	private final TestDatabase database;

	private final ServerSocket socket;

	private final Deque<Server> resting = new ArrayDeque<>();

	private final List<Closeable> open = new ArrayList<>();

	private final Map<Long, Client> clients = new ConcurrentHashMap<>();

	private final AtomicInteger handovers = new AtomicInteger();

	private volatile boolean closed;

	private TransactionPooler(TestDatabase database, ServerSocket socket) {
		this.database = database;
		this.socket = socket;
	}

	/**
	 * Starts a pooler.
	 * @param database the database behind it
	 * @param servers how many server connections all clients share
	 * @return the pooler
	 */
	public static TransactionPooler start(TestDatabase database, int servers) {
		try {
			TransactionPooler pooler = new TransactionPooler(database,
					new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
			for (int server = 0; server < servers; server++) {
				pooler.resting.add(pooler.connect());
			}
			pooler.run("pooler", pooler::accept);
			return pooler;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the JDBC URL of the database through the pooler.
	 * @return the URL
	 */
	public String url() {
		return "jdbc:postgresql://localhost:" + this.socket.getLocalPort() + "/" + this.database.name();
	}

	/**
	 * Returns an unpooled data source for the superuser.
	 * @return the data source
	 */
	public PGSimpleDataSource dataSource() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url());
		dataSource.setUser(this.database.user());
		dataSource.setPassword("");
		return dataSource;
	}

	/**
	 * Tells how often a client went on with another server connection than before.
	 * @return how often
	 */
	public int handovers() {
		return this.handovers.get();
	}

	private void accept() throws IOException {
		while (!this.closed) {
			Socket client = keep(this.socket.accept());
			run("pooler client", () -> serve(client));
		}
	}

	private void run(String name, Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException | InterruptedException ex) {
				// The other side has gone.
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	private void serve(Socket socket) throws IOException, InterruptedException {
		try (socket) {
			Wire wire = new Wire(socket);
			while (true) {
				byte[] startup = wire.readStartup();
				ByteBuffer content = ByteBuffer.wrap(startup);
				int code = content.getInt();
				if (code == SSL_REQUEST || code == GSS_REQUEST) {
					wire.out.writeByte('N');
					wire.out.flush();
				}
				else if (code == CANCEL_REQUEST) {
					cancel(content.getLong());
					return;
				}
				else {
					welcome(wire);
					return;
				}
			}
		}
	}

	private void cancel(long key) throws IOException {
		Client client = this.clients.get(key);
		Server server = (client != null) ? client.server : null;
		if (server != null) {
			try (Socket socket = toServer()) {
				DataOutputStream out = new DataOutputStream(socket.getOutputStream());
				out.writeInt(16);
				out.writeInt(CANCEL_REQUEST);
				out.writeLong(server.key);
				out.flush();
				socket.getInputStream().read();
			}
		}
	}

	private void welcome(Wire wire) throws IOException, InterruptedException {
		long key = ThreadLocalRandom.current().nextLong() & 0x7fffffffffffffffL;
		Server any = take();
		wire.write(new Message('R', new byte[4]));
		for (Message parameter : any.parameters) {
			wire.write(parameter);
		}
		giveBack(any);
		wire.write(new Message('K', ByteBuffer.allocate(8).putLong(key).array()));
		wire.write(new Message('Z', new byte[] { 'I' }));
		wire.out.flush();
		Client client = new Client(wire);
		this.clients.put(key, client);
		try {
			client.run();
		}
		finally {
			this.clients.remove(key);
			client.leave();
		}
	}

	private Server take() throws InterruptedException {
		synchronized (this.resting) {
			while (this.resting.isEmpty()) {
				this.resting.wait();
			}
			return this.resting.removeFirst();
		}
	}

	private void giveBack(Server server) {
		synchronized (this.resting) {
			this.resting.addLast(server);
			this.resting.notifyAll();
		}
	}

	private Socket toServer() throws IOException {
		String url = this.database.url();
		String port = url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/'));
		return new Socket("localhost", Integer.parseInt(port));
	}

	private Server connect() throws IOException {
		Wire wire = new Wire(keep(toServer()));
		ByteArrayOutputStream startup = new ByteArrayOutputStream();
		DataOutputStream content = new DataOutputStream(startup);
		content.writeInt(VERSION_3);
		for (String text : List.of("user", this.database.user(), "database", this.database.name(), "client_encoding",
				"UTF8", "DateStyle", "ISO")) {
			content.write(text.getBytes(StandardCharsets.UTF_8));
			content.writeByte(0);
		}
		content.writeByte(0);
		wire.out.writeInt(startup.size() + 4);
		wire.out.write(startup.toByteArray());
		wire.out.flush();
		List<Message> parameters = new ArrayList<>();
		long key = 0;
		for (Message message = wire.read(); message.type != 'Z'; message = wire.read()) {
			if (message.type == 'S') {
				parameters.add(message);
			}
			else if (message.type == 'K') {
				key = ByteBuffer.wrap(message.content).getLong();
			}
			else if (message.type == 'E') {
				throw new IOException(new String(message.content, StandardCharsets.UTF_8));
			}
		}
		return new Server(wire, key, parameters);
	}

	private Socket keep(Socket socket) {
		synchronized (this.open) {
			this.open.add(socket);
		}
		return socket;
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.socket.close();
			synchronized (this.open) {
				for (Closeable closeable : this.open) {
					closeable.close();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One who is connected to the pooler. */
	private final class Client {

		// What the server answers with ReadyForQuery: a query, a sync, a function call,
		// and the end of a copy.
		private static final Set<Character> ANSWERED = Set.of('Q', 'S', 'F', 'c', 'f');

		private final Wire wire;

		private volatile @Nullable Server server;

		private @Nullable Server last;

		private Client(Wire wire) {
			this.wire = wire;
		}

		private void run() throws IOException, InterruptedException {
			for (Message message = this.wire.read(); message.type != 'X'; message = this.wire.read()) {
				Server answering = server();
				answering.wire.write(message);
				if (ANSWERED.contains(message.type)) {
					answering.wire.out.flush();
					answer(answering);
				}
			}
		}

		private Server server() throws InterruptedException {
			Server current = this.server;
			if (current == null) {
				current = take();
				if (this.last != null && this.last != current) {
					TransactionPooler.this.handovers.incrementAndGet();
				}
				this.server = current;
				this.last = current;
			}
			return current;
		}

		/** Passes the answer on, up to where the client is to speak. */
		private void answer(Server answering) throws IOException {
			while (true) {
				Message message = answering.wire.read();
				this.wire.write(message);
				if (message.type == 'G') {
					this.wire.out.flush();
					return;
				}
				if (message.type == 'Z') {
					if (message.content[0] == 'I') {
						this.server = null;
						giveBack(answering);
					}
					this.wire.out.flush();
					return;
				}
			}
		}

		/** Gives up what goes on; its server connection with it. */
		private void leave() throws IOException {
			Server current = this.server;
			if (current != null) {
				this.server = null;
				current.wire.socket.close();
				if (!TransactionPooler.this.closed) {
					giveBack(connect());
				}
			}
		}

	}

	/** A connection to the server. */
	private record Server(Wire wire, long key, List<Message> parameters) {

	}

	/** A message of the protocol. */
	private record Message(char type, byte[] content) {

	}

	/** What a thread does until the other side goes. */
	private interface Work {

		void run() throws IOException, InterruptedException;

	}

	/** Reads and writes messages. */
	private static final class Wire {

		private final Socket socket;

		private final DataInputStream in;

		private final DataOutputStream out;

		private Wire(Socket socket) throws IOException {
			socket.setTcpNoDelay(true);
			this.socket = socket;
			this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
			this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
		}

		private byte[] readStartup() throws IOException {
			return content(this.in.readInt());
		}

		private Message read() throws IOException {
			char type = (char) this.in.readUnsignedByte();
			return new Message(type, content(this.in.readInt()));
		}

		private byte[] content(int length) throws IOException {
			byte[] content = this.in.readNBytes(length - 4);
			if (content.length < length - 4) {
				throw new EOFException();
			}
			return content;
		}

		private void write(Message message) throws IOException {
			this.out.writeByte(message.type);
			this.out.writeInt(message.content.length + 4);
			this.out.write(message.content);
		}

	}

}
