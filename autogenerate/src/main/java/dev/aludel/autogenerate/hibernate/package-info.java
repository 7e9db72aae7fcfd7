/**
 * Reads what Hibernate's mapping asks for; the only package that touches it.
 */
@NullMarked
package dev.aludel.autogenerate.hibernate;

import org.jspecify.annotations.NullMarked;
