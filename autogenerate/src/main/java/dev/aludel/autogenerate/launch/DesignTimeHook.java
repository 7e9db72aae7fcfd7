package dev.aludel.autogenerate.launch;

import java.time.Duration;

import dev.aludel.autoconfigure.CommandContext;
import dev.aludel.autoconfigure.QuietContext;
import dev.aludel.autogenerate.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Follows the run of an application and ends it after its beans are there and before its
 * runners: by an {@link AbandonedRunException}, which leaves the context open.
 */
final class DesignTimeHook implements SpringApplicationHook {

	private final @Nullable ModelCaptures captures;

	private final @Nullable ScratchServer scratch;

	private final StackTraces stackTraces;

	private boolean called;

	private @Nullable ConfigurableApplicationContext context;

	private @Nullable Throwable failure;

	/**
	 * Creates a hook.
	 * @param captures takes the mappings, or {@code null} to build no entity manager
	 * factory
	 * @param scratch gives databases in place of those of the application, or
	 * {@code null} to use its own
	 * @param stackTraces what the application prints of failures
	 */
	DesignTimeHook(@Nullable ModelCaptures captures, @Nullable ScratchServer scratch, StackTraces stackTraces) {
		this.captures = captures;
		this.scratch = scratch;
		this.stackTraces = stackTraces;
	}

	/**
	 * Listens to the first application only: one that runs inside it, such as Spring
	 * Cloud's bootstrap, must come to its end.
	 */
	@Override
	public @Nullable SpringApplicationRunListener getRunListener(SpringApplication application) {
		if (this.called) {
			return null;
		}
		this.called = true;
		return new Listener();
	}

	@Nullable ConfigurableApplicationContext context() {
		return this.context;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	private final class Listener implements SpringApplicationRunListener {

		@Override
		public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
				ConfigurableEnvironment environment) {
			DesignTimeSettings.applyTo(environment, DesignTimeHook.this.scratch != null);
			DesignTimeHook.this.stackTraces.mute();
		}

		@Override
		public void contextPrepared(ConfigurableApplicationContext prepared) {
			ModelCaptures captures = DesignTimeHook.this.captures;
			ScratchServer scratch = DesignTimeHook.this.scratch;
			if (scratch != null) {
				prepared.getBeanFactory()
					.addBeanPostProcessor(new ScratchDataSources(scratch, prepared.getEnvironment()));
			}
			prepared.addBeanFactoryPostProcessor(new QuietContext());
			if (captures != null) {
				prepared.getBeanFactory().addBeanPostProcessor(captures);
			}
			else {
				prepared.addBeanFactoryPostProcessor(new CommandContext());
			}
		}

		@Override
		public void started(ConfigurableApplicationContext started, @Nullable Duration timeTaken) {
			DesignTimeHook.this.context = started;
			throw new AbandonedRunException(started);
		}

		@Override
		public void failed(@Nullable ConfigurableApplicationContext failed, Throwable exception) {
			DesignTimeHook.this.failure = exception;
		}

	}

}
