/**
 * A small application that leaves a table in the database for everything that it does.
 */
@NullMarked
package dev.aludel.autogenerate.launch.shop;

import org.jspecify.annotations.NullMarked;
