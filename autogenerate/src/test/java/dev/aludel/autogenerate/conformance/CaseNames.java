package dev.aludel.autogenerate.conformance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a test under the numbers of its cases, then as the sentence that its name is. */
final class CaseNames extends DisplayNameGenerator.Standard {

	@Override
	public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
		String sentence = method.getName()
			.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
			.toLowerCase(Locale.ROOT);
		Case cases = method.getAnnotation(Case.class);
		return (cases != null) ? String.join(", ", cases.value()) + ": " + sentence : sentence;
	}

}
