package dev.aludel.migrate;

import java.util.List;

/** What the engine needs to know of an applied revision. */
record RevisionRow(String id, List<String> revises, List<String> dependsOn) {

}
