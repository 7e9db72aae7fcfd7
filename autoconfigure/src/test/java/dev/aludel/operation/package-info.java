@NullMarked
package dev.aludel.operation;

import org.jspecify.annotations.NullMarked;
