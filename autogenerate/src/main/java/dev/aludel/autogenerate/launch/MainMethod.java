package dev.aludel.autogenerate.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The {@code main} method of the user's application. */
record MainMethod(Method method) {

	static MainMethod of(Class<?> mainClass) {
		Method method = find(mainClass, String[].class);
		method = (method != null) ? method : find(mainClass);
		if (method == null) {
			throw new NoMainMethodException(mainClass);
		}
		method.setAccessible(true);
		return new MainMethod(method);
	}

	private static @Nullable Method find(Class<?> mainClass, Class<?>... parameters) {
		try {
			Method method = mainClass.getDeclaredMethod("main", parameters);
			return Modifier.isStatic(method.getModifiers()) ? method : null;
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

	/**
	 * Calls the method, as the JVM would have done.
	 * @return what it threw, if anything
	 */
	Optional<Throwable> call(List<String> arguments, Map<String, String> systemProperties) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		Map<String, @Nullable String> overwritten = setAll(systemProperties);
		thread.setContextClassLoader(this.method.getDeclaringClass().getClassLoader());
		try {
			boolean takesArguments = this.method.getParameterCount() == 1;
			this.method.invoke(null,
					takesArguments ? new Object[] { arguments.toArray(String[]::new) } : new Object[0]);
			return Optional.empty();
		}
		catch (InvocationTargetException ex) {
			return Optional.of(ex.getTargetException());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.setContextClassLoader(before);
			setAll(overwritten);
		}
	}

	private static Map<String, @Nullable String> setAll(Map<String, ? extends @Nullable String> properties) {
		Map<String, @Nullable String> before = new HashMap<>();
		properties.forEach((name, value) -> {
			before.put(name, System.getProperty(name));
			if (value != null) {
				System.setProperty(name, value);
			}
			else {
				System.clearProperty(name);
			}
		});
		return before;
	}

}
