package dev.aludel.sample;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class SampleApplicationTests {

	private static EmbeddedPostgres postgres;

	@Autowired
	private MockMvcTester http;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) throws IOException {
		postgres = EmbeddedPostgres.start();
		registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@Test
	void aTaskWithoutAProjectGoesToTheInbox() {
		assertThat(post("/tasks", "{'title': 'Buy milk'}")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.key")
			.asString()
			.startsWith("INBOX-");
		assertThat(this.http.get().uri("/tasks")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[?(@.title == 'Buy milk')].status")
			.asArray()
			.contains("OPEN");
	}

	@Test
	void tasksAreNumberedWithinTheirProject() {
		assertThat(post("/users", "{'email': 'ada@example.org', 'name': 'Ada'}")).hasStatus(HttpStatus.CREATED);
		assertThat(post("/projects", "{'key': 'WEB', 'name': 'Web shop', 'owner': 'ada@example.org'}"))
			.hasStatus(HttpStatus.CREATED);
		assertThat(post("/tasks", "{'project': 'WEB', 'title': 'One'}")).bodyJson()
			.extractingPath("$.key")
			.isEqualTo("WEB-1");
		assertThat(post("/tasks", """
				{'project': 'WEB', 'title': 'Two', 'assignee': 'ada@example.org', 'estimatedHours': 2.5,
				 'labels': ['urgent'], 'links': ['https://example.org/2']}""")).bodyJson().isLenientlyEqualTo("""
				{'key': 'WEB-2', 'assignee': 'ada@example.org', 'estimatedHours': 2.5, 'labels': ['urgent'],
				 'links': ['https://example.org/2']}""".replace('\'', '"'));
		assertThat(this.http.get().uri("/projects")).bodyJson()
			.extractingPath("$[*].key")
			.asArray()
			.contains("INBOX", "WEB");
	}

	@Test
	void aTaskIsChangedCommentedAndDeleted() {
		post("/projects", "{'key': 'OPS', 'name': 'Operations'}");
		post("/tasks", "{'project': 'OPS', 'title': 'Renew the certificate', 'labels': ['tls']}");
		assertThat(this.http.patch()
			.uri("/tasks/OPS-1")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"status\": \"IN_PROGRESS\"}")).bodyJson().extractingPath("$.status").isEqualTo("IN_PROGRESS");
		assertThat(post("/tasks/OPS-1/comments", "{'body': 'By Friday'}")).hasStatus(HttpStatus.CREATED);
		assertThat(this.http.get().uri("/tasks/OPS-1/comments")).bodyJson()
			.extractingPath("$[*].body")
			.asArray()
			.containsExactly("By Friday");
		assertThat(this.http.delete().uri("/tasks/OPS-1")).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.http.get().uri("/tasks/OPS-1")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void whatDoesNotFitIsRefused() {
		assertThat(post("/tasks", "{'title': ' '}")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/tasks", "{'title': 'Lost', 'project': 'NOWHERE'}"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void theEndpointShowsThatTheDatabaseIsUpToDate() {
		assertThat(this.http.get().uri("/actuator/aludel")).hasStatusOk()
			.bodyText()
			.contains("\"upToDate\":true")
			.contains("20260105090000")
			.contains("create the task tracker");
	}

	private MvcTestResult post(String uri, String json) {
		return this.http.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content(json.replace('\'', '"'))
			.exchange();
	}

}
