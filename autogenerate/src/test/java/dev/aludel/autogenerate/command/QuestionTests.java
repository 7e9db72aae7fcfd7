package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What only a person can decide, with a person at the terminal and without. */
@PostgresTest
class QuestionTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
	}

	@Test
	void withoutAPersonNothingIsLostAndTheAnswersAreSpelledOut(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = this.project.runInSources("revision", database, "--message", "rename mail");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("""
				 differ in what only you can decide.
				Undecided; the first choice stands until you say otherwise:
				  No entity maps column customer.mail (character varying(254)) any more, and email is new: \
				it may have been renamed. While it stays, the inserts of the application fail: it is not null \
				without a default. It holds 1 value.
				    decide later: mail stays as it is, email is not added
				    rename it to email:
				      --rename customer.mail:email
				    none: add email, and keep mail, which then accepts NULL:
				      --keep customer.mail
				    none: add email, and drop mail with all its values:
				      --allow-drop customer.mail
				""").endsWith("No file was written.\n");
		assertThat(this.project.migrations()).hasSize(1);
		assertThat(this.project.run("check", database).status()).isOne();
	}

	@Test
	void aPersonAnswersOneQuestionAfterTheOther(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = attended(database, "9\nyes\n2\n2\n");
		assertThat(outcome.err()).contains("  1) decide later: mail stays as it is, email is not added\n",
				"  2) rename it to email\n", "Which one? [1] Type a number from 1 to 4, or Enter for 1.\n",
				"No entity maps column customer.nick (character varying(20)) any more. It holds no values.\n",
				"  2) drop it with all its values\n",
				"The same without being asked: --rename customer.mail:email --allow-drop customer.nick\n",
				"-Drename=customer.mail:email -DallowDrop=customer.nick\n");
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).doesNotContain("Undecided");
		assertThat(this.project.migration("R2_Change")).content()
			.contains("op.renameColumn(\"customer\", \"mail\", \"email\");", "op.dropColumn(\"customer\", \"nick\");");
		this.project.upgrade(database);
		assertThat(database.query("select email from customer")).containsExactly("kafka@example.org");
		assertThat(this.project.run("check", database).status()).isZero();
	}

	@Test
	void enterLosesNothing(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = attended(database, "\n\n\n\n");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.out()).contains("Undecided").endsWith("No file was written.\n");
		assertThat(outcome.err()).doesNotContain("without being asked");
		assertThat(this.project.migrations()).hasSize(1);
	}

	@Test
	void aPersonWhoHangsUpLosesNothing(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = attended(database, "");
		assertThat(outcome.status()).isOne();
		assertThat(this.project.migrations()).hasSize(1);
	}

	@Test
	void noInputAsksNothingOnATerminal(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = attended(database, "2\n2\n", "--no-input");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).contains("Undecided");
	}

	@Test
	void aPersonTypesHowValuesAreConverted(TestDatabase database) throws Exception {
		create(database);
		database.execute("alter table customer alter column email type varchar(300);"
				+ "insert into customer (email) values ('Kafka@Example.Org')");
		Outcome outcome = attended(database, "4\n\n4\nlower(email)\n");
		assertThat(outcome.err()).contains("Too large for it: no values.", "--using customer.email = ",
				"The same without being asked: --using \"customer.email=lower(email)\"\n");
		assertThat(this.project.migration("R2_Change")).content().contains("lower(email)");
		this.project.upgrade(database);
		assertThat(database.query("select email from customer")).containsExactly("kafka@example.org");
	}

	@Test
	void anAnswerToNoQuestionIsRefusedWithTheCandidates(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = this.project.runInSources("revision", database, "--message", "x", "--rename",
				"customer.mail:email", "--allow-drop", "customer.nik");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				--allow-drop customer.nik answers no question.
				Nothing was compared or written. What can be answered so: customer.nick.
				"""));
		assertThat(this.project.migrations()).hasSize(1);
	}

	@Test
	void whatWasKeptStaysKeptWhateverIsAnsweredNext(TestDatabase database) throws Exception {
		renameAndAdd(database);
		Outcome outcome = this.project.runInSources("revision", database, "--message", "change", "--id", "2", "--keep",
				"customer.nick", "--rename", "customer.mail:email");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).doesNotContain("Undecided");
		assertThat(this.project.migration("R2_Change")).content()
			.contains("op.renameColumn(\"customer\", \"mail\", \"email\");")
			.doesNotContain("nick");
	}

	@Test
	void answersThatContradictEachOtherAreRefused(TestDatabase database) {
		Outcome outcome = this.project.runInSources("revision", database, "--message", "x", "--rename",
				"customer.mail:email,customer.mail:nick");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				--rename customer.mail:email and customer.mail:nick contradict each other.
				Nothing was compared. Leave one of them out.
				"""));
	}

	@Test
	void programsReadTheQuestions(TestDatabase database) throws Exception {
		create(database);
		database.execute("alter table customer add column nick varchar(20)");
		Outcome outcome = this.project.run("check", database, "--format", "json");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.out()).contains("""
				"equal":false,"differences":[],""").contains("""
				"questions":[{"kind":"drop-column","object":"customer","part":"nick",\
				"reason":"No entity maps column customer.nick (character varying(20)) any more.","rows":0,\
				"estimatedRows":null,"choices":[{"text":"leave it as it is","option":null,"value":null},\
				{"text":"drop it with all its values","option":"--allow-drop","value":"customer.nick"}]}]""");
	}

	private void renameAndAdd(TestDatabase database) throws IOException {
		create(database);
		database.execute("insert into customer (email) values ('kafka@example.org');"
				+ "alter table customer rename column email to mail; alter table customer add column nick varchar(20)");
	}

	private void create(TestDatabase database) throws IOException {
		this.project.runInSources("revision", database, "--message", "create the shop", "--id", "1");
		this.project.upgrade(database);
	}

	private Outcome attended(TestDatabase database, String typed, String... options) {
		List<String> all = new ArrayList<>(List.of("--message", "change", "--id", "2"));
		all.addAll(List.of(options));
		return this.project.runAttended("revision", database, typed, all.toArray(String[]::new));
	}

}
