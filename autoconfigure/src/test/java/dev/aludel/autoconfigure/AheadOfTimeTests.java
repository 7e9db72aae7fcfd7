package dev.aludel.autoconfigure;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.aludel.Revision;
import dev.aludel.actuate.endpoint.AludelEndpoint;
import dev.aludel.actuate.endpoint.DatabaseDescriptor;
import dev.aludel.actuate.endpoint.ErrorDescriptor;
import dev.aludel.autoconfigure.entities.Task;
import dev.aludel.migrate.Aludel;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application whose context was written as code when it was built, as for a native
 * image.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class AheadOfTimeTests {

	private static final String TASKS = "dev.aludel.autoconfigure.migrations.tasks";

	private static final String INVOICES = "dev.aludel.autoconfigure.migrations.invoices";

	private static final String GENERATED = "spring.aot.enabled";

	@Test
	@CompileWithForkedClassLoader
	void generatedContextKeepsTheOrder(TestDatabase database) {
		String[] properties = { "aludel.packages=" + TASKS, "spring.jpa.hibernate.ddl-auto=validate" };
		run(process(Application.class, properties), properties(database, properties), (context) -> {
			ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
			assertThat(beanFactory.getBeanDefinition("entityManagerFactory").getDependsOn())
				.contains("aludelInitializer", "aludel");
			assertThat(beanFactory.getBeanDefinition("jdbcClient").getDependsOn()).contains("aludelInitializer");
			assertThat(context.getBean("reader")).isEqualTo("water the plants");
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			try (EntityManager entityManager = factory.createEntityManager()) {
				assertThat(entityManager.find(Task.class, 1L).getTitle()).isEqualTo("water the plants");
			}
		});
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	@CompileWithForkedClassLoader
	void generatedContextHasAnEngineForEachDatabase(TestDatabase database) {
		String[] properties = { "aludel.databases.tasks.packages=" + TASKS,
				"aludel.databases.tasks.tables.schema=public", "aludel.databases.invoices.packages=" + INVOICES,
				"aludel.databases.invoices.tables.schema=billing" };
		database.execute("create schema billing");
		run(process(JdbcApplication.class, properties), properties(database, properties),
				(context) -> assertThat(context.getBeansOfType(Aludel.class)).containsOnlyKeys("tasksAludel",
						"invoicesAludel"));
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		assertThat(database.query("select revision from billing.aludel_revision")).containsExactly("1");
	}

	@Test
	@CompileWithForkedClassLoader
	void namesADatabaseThatIsNotConfiguredAnyMore(TestDatabase database) {
		String[] properties = { "aludel.databases.tasks.packages=" + TASKS };
		TestGenerationContext generated = process(JdbcApplication.class, properties);
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> run(generated, properties(database, new String[0]), (context) -> {
			}))
			.havingRootCause()
			.withMessage(
					"""
							The application was built for a database tasks, of which no property tells any more.
							Nothing was run.
							Set aludel.databases.tasks.packages and what else it needs, or build the application without it.""");
	}

	@Test
	@CompileWithForkedClassLoader
	void whatIsSwitchedOffLaterIsNotRun(TestDatabase database, CapturedOutput output) {
		String[] properties = { "aludel.packages=" + TASKS };
		run(process(JdbcApplication.class, properties), properties(database, properties, "aludel.enabled=false"),
				(context) -> assertThat(database.query("select to_regclass('tasks'), to_regclass('aludel_revision')"))
					.containsExactly("∅|∅"));
		assertThat(output)
			.containsOnlyOnce("Migrations are off (aludel.enabled is false): the 2 in " + TASKS + " are not run");
	}

	@Test
	void hintsCoverMigrationClasses() throws Exception {
		RuntimeHints hints = process(JdbcApplication.class, "aludel.packages=" + TASKS).getRuntimeHints();
		for (String name : List.of(TASKS + ".R1_CreateTasks", TASKS + ".R2_AddStatusToTasks")) {
			Class<?> migration = Class.forName(name);
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(migration.getConstructor()))
				.accepts(hints);
			assertThat(RuntimeHintsPredicates.resource().forResource(name.replace('.', '/') + ".class")).accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Revision.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)).accepts(hints);
	}

	@Test
	void hintsCoverWhatTheMigrationsInherit() {
		RuntimeHints hints = process(JdbcApplication.class, "aludel.packages=" + TASKS + "," + INVOICES)
			.getRuntimeHints();
		assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/aludel/" + TASKS + ".migrations"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/aludel/" + INVOICES + ".migrations"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("java/lang/Object.class")).rejects(hints);
	}

	@Test
	void hintsCoverThePropertiesOfEachDatabase() throws Exception {
		RuntimeHints hints = process(JdbcApplication.class, "aludel.packages=" + TASKS).getRuntimeHints();
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(AludelDatabaseProperties.class.getMethod("setPackages", List.class))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(AludelProperties.class.getMethod("setTarget", String.class))).accepts(hints);
	}

	@Test
	void hintsCoverWhatTheEndpointTells() throws Exception {
		RuntimeHints hints = process(EndpointApplication.class, "aludel.packages=" + TASKS,
				"management.endpoints.jmx.exposure.include=aludel", "spring.jmx.enabled=true")
			.getRuntimeHints();
		for (Class<?> descriptor : List.of(AludelEndpoint.AludelBeansDescriptor.class,
				AludelEndpoint.ContextDescriptor.class, DatabaseDescriptor.class,
				DatabaseDescriptor.AppliedDescriptor.class, DatabaseDescriptor.PendingDescriptor.class,
				DatabaseDescriptor.UnfinishedDescriptor.class, ErrorDescriptor.class)) {
			assertThat(Stream.of(descriptor.getMethods())
				.filter((method) -> method.getName().startsWith("get"))
				.filter((method) -> method.getDeclaringClass() == descriptor)).isNotEmpty()
				.allSatisfy((method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
					.accepts(hints));
		}
	}

	@Test
	void listsTheMigrationsForAnImage() throws Exception {
		TestGenerationContext generated = process(JdbcApplication.class, "aludel.packages=" + TASKS);
		assertThat(generated.getGeneratedFiles()
			.getGeneratedFileContent(Kind.RESOURCE, "META-INF/aludel/" + TASKS + ".migrations")).isEqualTo("""
					dev.aludel.autoconfigure.migrations.tasks.R1_CreateTasks
					dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks
					""");
	}

	/** What building the application writes. */
	private static TestGenerationContext process(Class<?> application, String... properties) {
		TestGenerationContext generated = new TestGenerationContext();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(application);
			TestPropertyValues.of(properties).and("spring.datasource.url=jdbc:postgresql:unreachable").applyTo(context);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
			generated.writeGeneratedContent();
		}
		return generated;
	}

	private static TestPropertyValues properties(TestDatabase database, String[] properties, String... more) {
		return TestPropertyValues.of(properties)
			.and(more)
			.and("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user());
	}

	private static void run(TestGenerationContext generated, TestPropertyValues properties,
			Consumer<ConfigurableApplicationContext> check) {
		TestCompiler.forSystem().with(generated).compile((compiled) -> {
			System.setProperty(GENERATED, "true");
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				properties.applyTo(context);
				initializer(compiled).initialize(context);
				context.refresh();
				check.accept(context);
			}
			finally {
				System.clearProperty(GENERATED);
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static ApplicationContextInitializer<GenericApplicationContext> initializer(Compiled compiled) {
		return compiled.getInstance(ApplicationContextInitializer.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
			JmxAutoConfiguration.class, EndpointAutoConfiguration.class, AludelEndpointAutoConfiguration.class })
	static class EndpointApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class, AludelAutoConfiguration.class })
	static class JdbcApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class, HibernateJpaAutoConfiguration.class, AludelAutoConfiguration.class })
	@EntityScan(basePackageClasses = Task.class)
	static class Application {

		@Bean
		String reader(JdbcClient jdbcClient) {
			return jdbcClient.sql("select title from tasks").query(String.class).single();
		}

	}

}
