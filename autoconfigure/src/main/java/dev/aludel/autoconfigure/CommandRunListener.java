package dev.aludel.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.aludel.command.AludelCommandLine;
import dev.aludel.command.CommandRequest;
import dev.aludel.command.EngineSource;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.Terminal;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ShutdownGuard;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NativeDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Runs a command instead of the application when its first argument that is no option is
 * {@code aludel}: starts its context just far enough to have its engine, and ends the
 * process. Any other application is left alone.
 */
final class CommandRunListener implements SpringApplicationRunListener, Ordered {

	// Before the listener that publishes events: those who hear them must find the
	// properties, and nobody shall hear that the application has started.
	private static final int ORDER = -1;

	private final SpringApplication application;

	private final @Nullable CommandArguments arguments;

	private @Nullable Command command;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = CommandArguments.of(arguments).orElse(null);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.arguments != null) {
			refuseInNativeImage();
			this.command = Command.begin(this.arguments);
			CommandProperties.applyToSystem();
			this.application.setWebApplicationType(WebApplicationType.NONE);
			this.application.setLazyInitialization(true);
			this.application.setBannerMode(Banner.Mode.OFF);
			this.application.setLogStartupInfo(false);
			// A command that is interrupted still needs its connection.
			this.application.setRegisterShutdownHook(false);
			// They hold the command as well, and its options are no properties.
			this.application.setAddCommandLineProperties(false);
		}
	}

	// Its context was built for the service and for nothing else.
	private static void refuseInNativeImage() {
		if (NativeDetector.inNativeImage()) {
			System.err.println("""
					A native image has no commands.
					Nothing was run.
					Run them from the jar that it was built of: java -jar app.jar aludel …""");
			ExitStatus.end(ExitStatus.FAILED);
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.command != null) {
			CommandProperties.applyTo(environment, this.command.request, this.command.arguments.forSpring());
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.command != null) {
			context.addBeanFactoryPostProcessor(new QuietContext());
			context.addBeanFactoryPostProcessor(new CommandContext());
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.command == null) {
			return;
		}
		if (runsForAChild()) {
			CommandContext.removeRunners(context.getBeanFactory());
		}
		else {
			ExitStatus.end(run(this.command, context));
		}
	}

	/**
	 * Runs the command and closes the context, also when the process is to end before.
	 */
	private static int run(Command command, ConfigurableApplicationContext context) {
		try (ShutdownGuard guard = new ShutdownGuard(); context) {
			AludelProperties properties = Binder.get(context.getEnvironment())
				.bindOrCreate("aludel", AludelProperties.class);
			return command.execute(new CommandEngines(context, guard), properties::targetOf);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.command != null) {
			ExitStatus.end(this.command.execute((name) -> {
				throw CommandFailure.of(context, exception);
			}, (aludel) -> "head"));
		}
	}

	/**
	 * Tells whether the builder runs this application because it is the parent of the one
	 * that will run the command, with the same arguments.
	 */
	static boolean runsForAChild() {
		return StackWalker.getInstance()
			.walk((frames) -> frames
				.anyMatch((frame) -> frame.getClassName().equals(SpringApplicationBuilder.class.getName())
						&& frame.getMethodName().equals("configureAsChildIfNecessary")));
	}

	/**
	 * A command on its way.
	 *
	 * @param arguments what was asked for
	 * @param request the same, understood
	 * @param terminal where to write
	 */
	private record Command(CommandArguments arguments, CommandRequest request, Terminal terminal) {

		/**
		 * Begins a command that needs the application; any other, and a mistake, ends the
		 * process here.
		 */
		static Command begin(CommandArguments arguments) {
			Terminal terminal = Terminal.of(System.in, RedirectedOutput.begin(), System.err, System.getenv());
			AludelCommandLine line = new AludelCommandLine((EngineSource) (name) -> {
				throw new IllegalStateException("The application has not started");
			}, terminal);
			String[] forCommand = arguments.forCommand().toArray(String[]::new);
			Optional<CommandRequest> request = line.request(forCommand);
			if (request.isEmpty()) {
				ExitStatus.end(line.execute(forCommand));
			}
			return new Command(arguments, request.orElseThrow(), terminal);
		}

		int execute(EngineSource engines, Function<Aludel, String> target) {
			List<String> forCommand = this.arguments.forCommand();
			return new AludelCommandLine(engines, this.terminal).upgradingTo(target)
				.execute(forCommand.toArray(String[]::new));
		}

	}

}
