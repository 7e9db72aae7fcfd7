package dev.aludel.autoconfigure;

import dev.aludel.actuate.observation.EngineObserver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings observers to the engines, for whatever kind of observer there is. */
@Configuration(proxyBeanMethods = false)
class EngineObserverConfiguration {

	@Bean
	static EngineObserverPostProcessor aludelEngineObserverPostProcessor(ObjectProvider<EngineObserver> observers) {
		return new EngineObserverPostProcessor(observers);
	}

}
