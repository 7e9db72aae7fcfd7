/**
 * Lets PostgreSQL itself say whether two spellings mean the same.
 */
@NullMarked
package dev.aludel.autogenerate.canonical;

import org.jspecify.annotations.NullMarked;
