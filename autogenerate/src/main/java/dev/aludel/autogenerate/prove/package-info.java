/**
 * Proves a draft: compiles, applies, compares, undoes and compares again.
 */
@NullMarked
package dev.aludel.autogenerate.prove;

import org.jspecify.annotations.NullMarked;
