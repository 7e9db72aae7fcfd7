package dev.aludel.autogenerate.conformance;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the table of cases in the documentation true. */
class CaseTableTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "autogenerate.md");

	private static final String SOURCES = "../autogenerate/src/test/java/dev/aludel/autogenerate/conformance/";

	@Test
	void theDocumentationNamesEachCaseThatIsShownAndItsTest() throws IOException {
		List<String> lines = Files.readAllLines(DOCUMENT);
		List<String> rows = lines.stream().filter((line) -> line.contains(SOURCES)).map(CaseTableTests::end).toList();
		assertThat(rows).containsExactlyInAnyOrderElementsOf(suites().map(CaseTableTests::row).toList());
	}

	/** What a row says behind its title: the cases, and the test. */
	private static String end(String row) {
		return row.substring(row.indexOf('|', 1));
	}

	private static String row(Class<?> suite) {
		Set<String> cases = new TreeSet<>(Comparator.comparing((String name) -> name.substring(0, name.indexOf('-')))
			.thenComparing((name) -> Integer.valueOf(name.substring(name.indexOf('-') + 1))));
		for (Method method : suite.getDeclaredMethods()) {
			Case shown = method.getAnnotation(Case.class);
			if (shown != null) {
				cases.addAll(Arrays.asList(shown.value()));
			}
		}
		return "| %s | [%s](%s%2$s.java) |".formatted(cases.stream().collect(Collectors.joining(", ")),
				suite.getSimpleName(), SOURCES);
	}

	private static Stream<Class<?>> suites() {
		return new ClassFileImporter().importPackages(CaseTableTests.class.getPackageName())
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConformanceTest.class))
			.map(JavaClass::reflect);
	}

}
