/**
 * What an application may say about comparing and drafting: functional beans that the
 * desk asks and that production leaves alone.
 */
@NullMarked
package dev.aludel.design;

import org.jspecify.annotations.NullMarked;
