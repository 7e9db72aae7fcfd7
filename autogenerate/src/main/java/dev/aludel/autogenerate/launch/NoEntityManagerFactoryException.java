package dev.aludel.autogenerate.launch;

/**
 * The application has no entities: no entity manager factory of Hibernate was built.
 */
public final class NoEntityManagerFactoryException extends DesignTimeException {

	private final Class<?> mainClass;

	NoEntityManagerFactoryException(Class<?> mainClass) {
		super(mainClass.getName() + " has no EntityManagerFactory of Hibernate, so there are no entities to compare.",
				"Add spring-boot-starter-data-jpa, or see which condition keeps it away: run with --debug.", null);
		this.mainClass = mainClass;
	}

	/**
	 * The class whose {@code main} was called.
	 * @return the class
	 */
	public Class<?> mainClass() {
		return this.mainClass;
	}

}
