package dev.aludel.autoconfigure;

import java.util.List;

import dev.aludel.migrate.ClasspathMigrationSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for applications that switched their
 * migrations off: says so, and nothing else.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@Conditional(OnDatabase.class)
@ConditionalOnBooleanProperty(name = "aludel.enabled", havingValue = false)
@EnableConfigurationProperties(AludelProperties.class)
public final class AludelDisabledAutoConfiguration {

	@Bean
	@Lazy(false)
	DisabledNotice aludelDisabledNotice(AludelProperties properties, ResourceLoader resourceLoader) {
		List<String> packages = properties.allPackages();
		return new DisabledNotice(new ClasspathMigrationSource(packages, resourceLoader.getClassLoader()), packages);
	}

}
