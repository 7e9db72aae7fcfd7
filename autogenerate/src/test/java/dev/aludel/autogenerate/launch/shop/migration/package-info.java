/**
 * The migrations of the shop.
 */
@NullMarked
package dev.aludel.autogenerate.launch.shop.migration;

import org.jspecify.annotations.NullMarked;
