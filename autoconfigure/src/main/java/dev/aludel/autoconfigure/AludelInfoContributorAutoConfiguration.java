package dev.aludel.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aludel.actuate.info.AludelInfoContributor;
import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the
 * {@link AludelInfoContributor}.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
@ConditionalOnBean(Aludel.class)
@ConditionalOnEnabledInfoContributor(value = "aludel", fallback = InfoContributorFallback.DISABLE)
public final class AludelInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AludelInfoContributor aludelInfoContributor(ListableBeanFactory beanFactory) {
		DatabaseBeans databases = DatabaseBeans.of(beanFactory);
		Map<String, Aludel> engines = new LinkedHashMap<>();
		databases.names().forEach((name) -> engines.put(name, databases.engine(name)));
		return new AludelInfoContributor(engines);
	}

}
