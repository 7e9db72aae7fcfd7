package dev.aludel.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the list of properties in {@code docs/configuration.md}, which is what tools
 * are told of them.
 */
class ConfigurationReferenceTests {

	private static final Path PAGE = Path.of("..", "docs", "configuration.md");

	private static final Path SEVERAL_DATABASES = Path.of("..", "docs", "several-databases.md");

	private static final String BEGIN = "<!-- properties: written by ConfigurationReferenceTests -->\n";

	private static final String END = "<!-- end of properties -->\n";

	/** {@code -Ddocs.write} writes the list instead of comparing it. */
	@Test
	void saysWhatTheMetadataSays() throws IOException {
		String page = Files.readString(PAGE);
		String expected = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + properties()
				+ page.substring(page.indexOf(END));
		if (System.getProperty("docs.write") != null) {
			Files.writeString(PAGE, expected);
		}
		assertThat(PAGE).content()
			.as("mvn -pl autoconfigure clean test -Dtest=ConfigurationReferenceTests -Ddocs.write writes it anew")
			.isEqualTo(expected);
	}

	@Test
	void saysWhatIsOfOneOfSeveralDatabasesOnly() throws IOException {
		SortedSet<String> own = names(AludelDatabaseProperties.class, "");
		own.removeIf((name) -> ConfigurationMetadata.read().properties().has("aludel." + name));
		String page = Files.readString(SEVERAL_DATABASES);
		assertThat(own).contains("data-source", "persistence-unit")
			.allSatisfy((name) -> assertThat(page).contains("`" + name + "`"));
	}

	@Test
	void everyChoiceIsDescribed() {
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		List<String> choices = metadata.names()
			.stream()
			.filter((name) -> name.startsWith("aludel.") && !values(metadata.property(name)).isEmpty())
			.toList();
		assertThat(choices).contains("aludel.on-startup", "aludel.transaction").allSatisfy((name) -> {
			List<JsonNode> described = metadata.hints().path(name).path("values").valueStream().toList();
			assertThat(described).allSatisfy((value) -> {
				assertThat(values(metadata.property(name))).contains("`" + value.get("value").asString() + "`");
				assertThat(value.get("description").asString()).endsWith(".");
			});
			assertThat(described).hasSize(values(metadata.property(name)).split(",").length);
		});
	}

	@Test
	void everyPropertyHasHints() {
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		// Tools know what a boolean can be.
		assertThat(metadata.names()).filteredOn((name) -> name.startsWith("aludel."))
			.filteredOn((name) -> !metadata.property(name).get("type").asString().equals(Boolean.class.getName()))
			.allSatisfy((name) -> {
				boolean map = metadata.property(name).get("type").asString().startsWith(Map.class.getName());
				JsonNode hint = metadata.hints().path(map ? name + ".keys" : name);
				assertThat(hint.has("values") || hint.has("providers")).as(name).isTrue();
				String byDefault = defaultValue(metadata.property(name)).replaceAll("[ `]", "");
				if (hint.has("values") && !byDefault.isEmpty()) {
					assertThat(hint.get("values").valueStream().map((value) -> value.get("value").asString()))
						.contains(byDefault);
				}
			});
	}

	private static String properties() {
		StringBuilder list = new StringBuilder("| property | default | |\n|---|---|---|\n");
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		for (String name : metadata.names()) {
			JsonNode property = metadata.property(name);
			list.append("| `")
				.append(name)
				.append("` |")
				.append(defaultValue(property))
				.append(" | ")
				.append(property.path("description").asString("").replace("|", "\\|"))
				.append(values(property))
				.append(" |\n");
		}
		SortedSet<String> alike = names(AludelDatabaseProperties.class, "");
		alike.removeIf((name) -> !metadata.properties().has("aludel." + name));
		return list
			.append("\nThe same for [one of several databases](several-databases.md), as `aludel.databases.<name>.…`: ")
			.append(alike.stream().map((name) -> "`" + name + "`").collect(Collectors.joining(", ")))
			.append(".\n")
			.toString();
	}

	private static String defaultValue(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		if (value.isArray()) {
			return " `" + value.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")) + "`";
		}
		return (value.isMissingNode() || value.asString().isEmpty()) ? "" : " `" + value.asString() + "`";
	}

	private static String values(JsonNode property) {
		String type = property.path("type").asString("");
		ClassLoader classLoader = ConfigurationReferenceTests.class.getClassLoader();
		if (!ClassUtils.isPresent(type, classLoader)) {
			return "";
		}
		Object[] constants = ClassUtils.resolveClassName(type, classLoader).getEnumConstants();
		return (constants != null) ? Arrays.stream(constants)
			.map((constant) -> "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", ", " One of ", ".")) : "";
	}

	/** What can be set on a class of properties, with what is nested in it. */
	private static SortedSet<String> names(Class<?> type, String prefix) {
		SortedSet<String> names = new TreeSet<>();
		Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((descriptor) -> !descriptor.getName().equals("class"))
			.forEach((descriptor) -> {
				Method getter = descriptor.getReadMethod();
				String name = prefix + dashed(descriptor.getName());
				if (getter != null && !getter.getReturnType().isEnum()
						&& getter.getReturnType().getName().startsWith("dev.aludel.autoconfigure.")) {
					names.addAll(names(getter.getReturnType(), name + "."));
				}
				else {
					names.add(name);
				}
			});
		return names;
	}

	private static String dashed(String name) {
		String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		return ConfigurationPropertyName.of(dashed).toString();
	}

}
