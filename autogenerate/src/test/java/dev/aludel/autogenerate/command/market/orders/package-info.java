/**
 * The entities of the database orders.
 */
@NullMarked
package dev.aludel.autogenerate.command.market.orders;

import org.jspecify.annotations.NullMarked;
