package dev.aludel.autogenerate.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Finds the class that starts the user's application.
 */
public final class MainClassFinder {

	private static final String ANNOTATION = "org.springframework.boot.autoconfigure.SpringBootApplication";

	private final MetadataReaderFactory readers = new SimpleMetadataReaderFactory();

	/**
	 * Finds the only class annotated with {@code @SpringBootApplication}, without loading
	 * any class.
	 * @param classesDirectory the directory of compiled classes, such as
	 * {@code target/classes}
	 * @return the name of the class
	 * @throws MainClassNotFoundException when there is none
	 * @throws SeveralMainClassesException when there are several
	 */
	public String find(Path classesDirectory) {
		List<String> candidates = candidates(classesDirectory);
		if (candidates.isEmpty()) {
			throw new MainClassNotFoundException(classesDirectory);
		}
		if (candidates.size() > 1) {
			throw new SeveralMainClassesException(candidates);
		}
		return candidates.get(0);
	}

	private List<String> candidates(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(".class"))
				.filter((file) -> !file.endsWith("module-info.class") && !file.endsWith("package-info.class"))
				.map(this::read)
				.filter((metadata) -> metadata.hasAnnotation(ANNOTATION))
				.map(AnnotationMetadata::getClassName)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private AnnotationMetadata read(Path file) {
		try {
			return this.readers.getMetadataReader(new FileSystemResource(file)).getAnnotationMetadata();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
