@NullMarked
package dev.aludel;

import org.jspecify.annotations.NullMarked;
