package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The engines of an application and of its parents, by the names of their databases.
 * Nothing is created before it is asked for.
 */
public final class DatabaseBeans {

	private static final String SUFFIX = "Aludel";

	private final ListableBeanFactory beanFactory;

	private final Map<String, String> beans;

	private DatabaseBeans(ListableBeanFactory beanFactory, Map<String, String> beans) {
		this.beanFactory = beanFactory;
		this.beans = beans;
	}

	/**
	 * Looks for the engines of an application.
	 * @param beanFactory the beans of the application
	 * @return its engines
	 */
	public static DatabaseBeans of(ListableBeanFactory beanFactory) {
		Map<String, String> beans = new TreeMap<>();
		Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, Aludel.class, true, false))
			.forEach((bean) -> beans.put(databaseOf(bean), bean));
		return new DatabaseBeans(beanFactory, new LinkedHashMap<>(beans));
	}

	/** The name of the bean that is the engine of a database. */
	static String beanOf(String database) {
		return database + SUFFIX;
	}

	/** Another bean of this type may have any name, which is that of its database. */
	static String databaseOf(String bean) {
		boolean ours = bean.endsWith(SUFFIX) && bean.length() > SUFFIX.length();
		return ours ? bean.substring(0, bean.length() - SUFFIX.length()) : bean;
	}

	/**
	 * Returns the names of the databases.
	 * @return the names, sorted
	 */
	public List<String> names() {
		return List.copyOf(this.beans.keySet());
	}

	/**
	 * Returns the engine of a database.
	 * @param name one of the names
	 * @return the engine
	 */
	public Aludel engine(String name) {
		String bean = this.beans.get(name);
		if (bean == null) {
			throw new IllegalArgumentException("No engine is called " + name);
		}
		return this.beanFactory.getBean(bean, Aludel.class);
	}

}
