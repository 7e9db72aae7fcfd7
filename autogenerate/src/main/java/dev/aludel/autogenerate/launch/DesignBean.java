package dev.aludel.autogenerate.launch;

/**
 * A bean of the application that has a say at the desk.
 *
 * @param <T> its type
 * @param name the name of the bean
 * @param bean the bean
 */
public record DesignBean<T>(String name, T bean) {

	/**
	 * Names the bean and the class that a developer finds its code in.
	 * @return the words: {@code dropNothing (com.acme.tasks.Hooks)}
	 */
	public String describe() {
		String type = this.bean.getClass().getName();
		int generated = type.indexOf("$$");
		return this.name + " (" + ((generated > 0) ? type.substring(0, generated) : type) + ")";
	}

}
