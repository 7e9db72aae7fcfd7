package dev.aludel.migrate;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Objects;

import dev.aludel.Migration;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * The migrations of an application.
 *
 * @param graph how they follow each other
 * @param constructors how to make them, by revision id
 */
record LoadedMigrations(RevisionGraph graph, Map<String, Constructor<? extends Migration>> constructors) {

	RunnableRevision runnable(RevisionNode node, Direction direction) {
		Constructor<? extends Migration> constructor = Objects.requireNonNull(this.constructors.get(node.id()));
		return new RunnableRevision(node, row(node), MigrationLoader.instantiate(constructor), direction);
	}

	RevisionRow row(RevisionNode node) {
		return new RevisionRow(node.id(), node.revises(), this.graph.dependencies(node.id()));
	}

}
