package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.Nullable;

/**
 * One of the ways to go on from a {@link Question}.
 *
 * @param text what happens: {@code drop it}
 * @param answer the answer that it gives, or {@code null} when everything stays as it is
 * and the question open
 */
public record Choice(String text, @Nullable Answer answer) {

}
