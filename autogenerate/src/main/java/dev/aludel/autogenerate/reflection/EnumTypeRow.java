package dev.aludel.autogenerate.reflection;

import java.util.List;

/** An enum type with its labels in their order. */
record EnumTypeRow(long namespace, String name, List<String> labels) {

}
