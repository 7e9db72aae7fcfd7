package dev.aludel.autoconfigure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@Test
	void seesACommandBehindTheWord() {
		assertThat(CommandArguments.of("aludel", "upgrade", "--quiet", "-1")).get()
			.extracting(CommandArguments::forCommand)
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
			.containsExactly("upgrade", "--quiet", "-1");
	}

	@Test
	void leavesAnyOtherApplicationAlone() {
		assertThat(CommandArguments.of()).isEmpty();
		assertThat(CommandArguments.of("--aludel")).isEmpty();
		assertThat(CommandArguments.of("import", "aludel")).isEmpty();
		assertThat(CommandArguments.of("--server.port=0", "--aludel.target=heads")).isEmpty();
	}

	@Test
	void knowsAPropertyByTheDotInItsName() {
		assertThat(CommandArguments.of("aludel", "--a.b=c=d", "--a.", "--.a", "--a=.b", "--=a.b", "-a.b", "--a.b=\nc"))
			.get()
			.satisfies((arguments) -> {
				assertThat(arguments.forSpring()).containsExactly("--a.b=c=d", "--a.", "--a.b=\nc");
				assertThat(arguments.forCommand()).containsExactly("--.a", "--a=.b", "--=a.b", "-a.b");
			});
	}

	@Test
	void leavesPropertiesToSpringWhereverTheyStand() {
		assertThat(CommandArguments.of("--debug", "--spring.profiles.active=prod", "aludel", "upgrade",
				"--aludel.packages=a.b", "--to=a.b", "--my.flag", "a.b", "--format", "json"))
			.get()
			.satisfies((arguments) -> {
				assertThat(arguments.forSpring()).containsExactly("--debug", "--spring.profiles.active=prod",
						"--aludel.packages=a.b", "--my.flag");
				assertThat(arguments.forCommand()).containsExactly("upgrade", "--to=a.b", "a.b", "--format", "json");
			});
	}

}
