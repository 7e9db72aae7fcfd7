package dev.aludel.migrate;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ResourceUtils;

/**
 * The class files of classes and those of their superclasses, as text: the names of the
 * methods that a class calls stand in it as they are.
 */
final class ClassTexts {

	/** The directories that classes were loaded from, each class by its domain. */
	private final Map<ProtectionDomain, Optional<File>> directories = new HashMap<>();

	/**
	 * Tells whether a class may call a method of a given name, or have a given text.
	 * @param type the class
	 * @param texts the names and texts, in ASCII
	 * @return whether one of them occurs, or there is no class file to look into
	 */
	boolean mention(Class<?> type, String... texts) {
		for (Class<?> current = type; current != null && current != Object.class; current = superclass(current)) {
			if (mentions(current, texts)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Class<?> superclass(Class<?> type) {
		return type.getSuperclass();
	}

	private boolean mentions(Class<?> type, String... texts) {
		try {
			byte[] content = read(type);
			if (content == null) {
				return true;
			}
			String text = new String(content, StandardCharsets.ISO_8859_1);
			return Arrays.stream(texts).anyMatch(text::contains);
		}
		catch (IOException ex) {
			return true;
		}
	}

	private byte @Nullable [] read(Class<?> type) throws IOException {
		Optional<File> directory = this.directories.computeIfAbsent(type.getProtectionDomain(), ClassTexts::directory);
		if (directory.isPresent()) {
			// A class loader would ask all its parents for each of them first.
			String path = type.getName().replace('.', '/') + ClassFiles.SUFFIX;
			return content(new FileInputStream(new File(directory.get(), path)));
		}
		String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ClassFiles.SUFFIX;
		return content(type.getResourceAsStream(name));
	}

	private static byte @Nullable [] content(@Nullable InputStream stream) throws IOException {
		try (stream) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
	}

	private static Optional<File> directory(ProtectionDomain domain) {
		CodeSource source = domain.getCodeSource();
		URL location = (source != null) ? source.getLocation() : null;
		if (location == null || !ResourceUtils.isFileURL(location) || !location.getPath().endsWith("/")) {
			return Optional.empty();
		}
		try {
			return Optional.of(ResourceUtils.getFile(location));
		}
		catch (FileNotFoundException ex) {
			return Optional.empty();
		}
	}

}
