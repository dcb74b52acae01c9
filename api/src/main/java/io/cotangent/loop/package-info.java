/** Loops as operations, whose reverse sweep keeps few states and computes the others again. */
@NullMarked
package io.cotangent.loop;

import org.jspecify.annotations.NullMarked;
