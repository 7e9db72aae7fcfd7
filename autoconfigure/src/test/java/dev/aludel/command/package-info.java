@NullMarked
package dev.aludel.command;

import org.jspecify.annotations.NullMarked;
