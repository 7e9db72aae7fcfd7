package dev.aludel.autogenerate.draft;

import java.nio.file.Path;

/**
 * The source of a Java class.
 *
 * @param packageName the package
 * @param className the name of the class in it
 * @param text the source text, with {@code \n} at the end of every line
 */
public record JavaSource(String packageName, String className, String text) {

	/**
	 * The name of the class with its package.
	 * @return the qualified name
	 */
	public String qualifiedName() {
		return this.packageName + "." + this.className;
	}

	/**
	 * Where the source belongs.
	 * @param sourceDirectory the root of the source tree: {@code src/main/java}
	 * @return the file
	 */
	public Path in(Path sourceDirectory) {
		return sourceDirectory.resolve(this.packageName.replace('.', '/')).resolve(this.className + ".java");
	}

}
