package dev.aludel.command;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.MigrationClass;
import dev.aludel.migrate.MigrationSource;
import dev.aludel.revision.RevisionNode;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import net.bytebuddy.dynamic.scaffold.TypeValidation;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Migrations that do nothing, one a revision of a graph. Generated, because an id of the
 * acceptance list is no name that Java would compile.
 */
final class GraphMigrations implements MigrationSource {

	private final Map<MigrationClass, Class<?>> classes = new TreeMap<>();

	private GraphMigrations(Map<String, byte[]> classFiles) throws ClassNotFoundException {
		ClassLoader loader = new ByteArrayClassLoader(GraphMigrations.class.getClassLoader(), classFiles);
		for (String name : classFiles.keySet()) {
			this.classes.put(new MigrationClass(name), loader.loadClass(name));
		}
	}

	static GraphMigrations of(List<RevisionNode> nodes) {
		Map<String, byte[]> classFiles = new LinkedHashMap<>();
		nodes.forEach((node) -> classFiles.put(node.origin(), classFile(node)));
		try {
			return new GraphMigrations(classFiles);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] classFile(RevisionNode node) {
		AnnotationDescription revision = AnnotationDescription.Builder.ofType(Revision.class)
			.define("id", node.id())
			.defineArray("revises", node.revises().toArray(String[]::new))
			.defineArray("dependsOn", node.dependsOn().toArray(String[]::new))
			.defineArray("branchLabels", node.branchLabels().toArray(String[]::new))
			.define("message", node.message())
			.build();
		return new ByteBuddy().with(TypeValidation.DISABLED)
			.subclass(Quiet.class)
			.name(node.origin())
			.annotateType(revision)
			.make()
			.getBytes();
	}

	Aludel aludel(DataSource dataSource) {
		return new Aludel(dataSource, this, AludelSettings.defaults(), List.of());
	}

	/** An engine whose database must be left alone. */
	Aludel aludelWithoutDatabase() {
		return aludel(new AbstractDataSource() {

			@Override
			public Connection getConnection() {
				throw new AssertionError("There is no database");
			}

			@Override
			public Connection getConnection(String username, String password) {
				return getConnection();
			}

		});
	}

	@Override
	public List<MigrationClass> migrations() {
		return List.copyOf(this.classes.keySet());
	}

	@Override
	public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
		Class<?> type = this.classes.get(migration);
		if (type == null) {
			throw new ClassNotFoundException(migration.name());
		}
		return type;
	}

	/** What all of them do. */
	public static class Quiet implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
