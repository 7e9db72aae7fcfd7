/**
 * Auto-configuration of Aludel for Spring Boot.
 */
@NullMarked
package dev.aludel.autoconfigure;

import org.jspecify.annotations.NullMarked;
