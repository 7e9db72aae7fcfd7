@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
