package dev.aludel.autogenerate.reflection;

import dev.aludel.autogenerate.reflection.ReflectedCast.Direction;
import dev.aludel.autogenerate.reflection.ReflectedCast.Use;

/** A cast between an enum type and another one. */
record CastRow(long namespace, String name, String other, Direction direction, Use use) {

}
