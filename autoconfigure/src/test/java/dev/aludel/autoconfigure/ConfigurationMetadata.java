package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tools are told of the properties: that of the annotation processor, with what was
 * added by hand.
 *
 * @param properties the properties by their names
 * @param hints what could be set, by name
 */
record ConfigurationMetadata(ObjectNode properties, ObjectNode hints) {

	static ConfigurationMetadata read() {
		JsonMapper mapper = new JsonMapper();
		ConfigurationMetadata metadata = new ConfigurationMetadata(mapper.createObjectNode(),
				mapper.createObjectNode());
		URL classes = AludelProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try (InputStream file = new URL(classes, "META-INF/spring-configuration-metadata.json").openStream()) {
			JsonNode found = mapper.readTree(file);
			found.get("properties").forEach((property) -> metadata.properties.set(name(property), property));
			found.get("hints").forEach((hint) -> metadata.hints.set(name(hint), hint));
			return metadata;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(JsonNode item) {
		return item.get("name").asString();
	}

	/** The names of the properties, sorted. */
	List<String> names() {
		return this.properties.propertyStream().map((property) -> property.getKey()).sorted().toList();
	}

	JsonNode property(String name) {
		return this.properties.get(name);
	}

}
