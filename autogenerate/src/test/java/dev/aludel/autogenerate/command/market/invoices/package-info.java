/**
 * The entities of the database invoices.
 */
@NullMarked
package dev.aludel.autogenerate.command.market.invoices;

import org.jspecify.annotations.NullMarked;
