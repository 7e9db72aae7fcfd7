/**
 * What an application tells about its databases among the rest that it tells about itself.
 */
@NullMarked
package dev.aludel.actuate.info;

import org.jspecify.annotations.NullMarked;
