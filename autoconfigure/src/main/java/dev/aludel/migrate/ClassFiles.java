package dev.aludel.migrate;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Lists the classes with a file in a folder of the class path and everything below it.
 * Walks directories and jars itself, which takes a fraction of the time that general
 * resource patterns take: this is done at every start, and there may be thousands.
 */
final class ClassFiles {

	static final String SUFFIX = ".class";

	private final ClassLoader classLoader;

	private final String folder;

	/**
	 * Prepares a listing.
	 * @param folder the folder, with slashes and one at the end: {@code db/migration/}
	 */
	ClassFiles(ClassLoader classLoader, String folder) {
		this.classLoader = classLoader;
		this.folder = folder;
	}

	/** The binary name of the class in each file. */
	List<String> classNames() throws IOException {
		List<String> names = new ArrayList<>();
		for (URL root : Collections.list(this.classLoader.getResources(this.folder))) {
			if (root.getProtocol().equals("file")) {
				walk(new File(URI.create(root.toString())), nameOf(this.folder), names);
			}
			else if (root.openConnection() instanceof JarURLConnection connection) {
				walk(connection, names);
			}
			else {
				resolve(root, names);
			}
		}
		return names;
	}

	// Names decide what is a folder to look into: asking the file system about each of
	// thousands of class files would cost more than all the rest of the listing.
	private static void walk(File directory, String packagePrefix, List<String> found) throws IOException {
		String[] names = directory.list();
		if (names == null) {
			throw new IOException(directory + " could not be listed");
		}
		for (String name : names) {
			if (isClass(name)) {
				found.add(packagePrefix + withoutSuffix(name));
			}
			else {
				File child = new File(directory, name);
				if (child.isDirectory()) {
					walk(child, packagePrefix + name + ".", found);
				}
			}
		}
	}

	private void walk(JarURLConnection connection, List<String> found) throws IOException {
		// The jar may lie in another folder of its own, such as BOOT-INF/classes.
		String entryName = connection.getEntryName();
		String prefix = entryName.substring(0, entryName.length() - this.folder.length());
		useNoCache(connection);
		try (JarFile jar = connection.getJarFile()) {
			Enumeration<JarEntry> entries = jar.entries();
			while (entries.hasMoreElements()) {
				String name = entries.nextElement().getName();
				if (name.startsWith(entryName) && isClass(name)) {
					found.add(nameOf(withoutSuffix(name.substring(prefix.length()))));
				}
			}
		}
	}

	/** A cached jar would be shared with the class loader and must not be closed. */
	private static void useNoCache(URLConnection connection) {
		connection.setUseCaches(false);
	}

	private void resolve(URL root, List<String> found) throws IOException {
		String pattern = root + "**/*" + SUFFIX;
		for (Resource file : new PathMatchingResourcePatternResolver(this.classLoader).getResources(pattern)) {
			String location = StringUtils.uriDecode(file.getURL().toString(), StandardCharsets.UTF_8);
			if (isClass(location)) {
				found.add(nameOf(withoutSuffix(location.substring(location.lastIndexOf("/" + this.folder) + 1))));
			}
		}
	}

	// What has another dot in its name is something else that lies there.
	private static boolean isClass(String path) {
		return path.endsWith(SUFFIX) && path.indexOf('.', path.lastIndexOf('/') + 1) == path.length() - SUFFIX.length();
	}

	private static String nameOf(String path) {
		return path.replace('/', '.');
	}

	private static String withoutSuffix(String file) {
		return file.substring(0, file.length() - SUFFIX.length());
	}

}
