package dev.aludel.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The class file of a class and those of its superclasses, as text: the names of the
 * methods that the class calls stand in it as they are.
 *
 * @param type the class
 */
record ClassText(Class<?> type) {

	/**
	 * Tells whether the class may call a method of a given name, or have a given text.
	 * @param texts the names and texts, in ASCII
	 * @return whether one of them occurs, or there is no class file to look into
	 */
	boolean mentions(String... texts) {
		for (Class<?> current = this.type; current != null && current != Object.class; current = superclass(current)) {
			if (mentions(current, texts)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Class<?> superclass(Class<?> type) {
		return type.getSuperclass();
	}

	private static boolean mentions(Class<?> type, String... texts) {
		String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ClassFiles.SUFFIX;
		try (InputStream content = type.getResourceAsStream(file)) {
			if (content == null) {
				return true;
			}
			String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
			return Arrays.stream(texts).anyMatch(text::contains);
		}
		catch (IOException ex) {
			return true;
		}
	}

}
