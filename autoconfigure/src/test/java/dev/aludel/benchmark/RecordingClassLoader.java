package dev.aludel.benchmark;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads migrations from a folder and remembers which. */
final class RecordingClassLoader extends URLClassLoader {

	private final List<String> loaded = new ArrayList<>();

	RecordingClassLoader(Path folder) throws MalformedURLException {
		super(new URL[] { folder.toUri().toURL() }, RecordingClassLoader.class.getClassLoader());
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		this.loaded.add(name);
		return super.findClass(name);
	}

	List<String> loaded() {
		return this.loaded;
	}

}
