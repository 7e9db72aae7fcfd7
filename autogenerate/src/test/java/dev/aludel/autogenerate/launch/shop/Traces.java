package dev.aludel.autogenerate.launch.shop;

import javax.sql.DataSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Leaves a table for everything that runs. */
final class Traces {

	private Traces() {
	}

	private static void leave(DataSource dataSource, String name) {
		new JdbcTemplate(dataSource).execute("create table if not exists " + name + "_ran ()");
	}

	@Component
	static class Runner implements CommandLineRunner {

		private final DataSource dataSource;

		Runner(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		public void run(String... args) {
			leave(this.dataSource, "runner");
		}

	}

	@Component
	static class Schedule {

		private final DataSource dataSource;

		Schedule(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Scheduled(fixedRate = 1)
		void tick() {
			leave(this.dataSource, "schedule");
		}

	}

	@Component
	static class Server implements SmartLifecycle {

		private final DataSource dataSource;

		private boolean running;

		Server(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		public void start() {
			this.running = true;
			leave(this.dataSource, "lifecycle");
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Component
	static class Web {

		private final DataSource dataSource;

		Web(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@EventListener
		void listening(WebServerInitializedEvent event) {
			leave(this.dataSource, "web");
		}

	}

}
