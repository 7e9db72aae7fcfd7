/**
 * What the comparison of entities with a database finds, leaves alone and never does: the
 * acceptance list, case by case, each walked there and back on a real server.
 */
@NullMarked
package dev.aludel.autogenerate.conformance;

import org.jspecify.annotations.NullMarked;
