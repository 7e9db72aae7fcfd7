package dev.aludel.benchmark;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelStrategy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One sample of {@link ApplyBenchmark}, in an application that starts: a JVM of its own
 * which has made a Spring context so far.
 */
final class ApplicationProbe {

	private ApplicationProbe() {
	}

	public static void main(String[] args) {
		boolean bare = args[0].equals(ApplyProbe.BARE);
		SpringApplication spring = new SpringApplication(bare ? BareApplication.class : AludelApplication.class);
		spring.setWebApplicationType(WebApplicationType.NONE);
		spring.run("--spring.datasource.url=" + args[2], "--spring.datasource.username=" + args[3]);
		System.exit(0);
	}

	/** Applies them while its beans are made. */
	@Configuration(proxyBeanMethods = false)
	static class BareApplication extends StartupProbe.Application {

		@Bean
		Object tables(DataSource dataSource) throws Exception {
			ColdJvm.report(ApplyProbe.apply(ApplyProbe.BARE, dataSource, null));
			return new Object();
		}

	}

	/** Aludel does so. */
	@Configuration(proxyBeanMethods = false)
	static class AludelApplication extends StartupProbe.Application {

		@Bean
		AludelStrategy timing() {
			return (aludel) -> {
				long start = System.nanoTime();
				aludel.upgrade();
				ColdJvm.report((System.nanoTime() - start) / 1e6);
			};
		}

	}

}
