/**
 * Checks of derivatives, for users' tests: {@link
 * io.cotangent.Cotangent#checkGradients(io.cotangent.function.Fn1, Object)} compares those of a
 * function with differences and with each other.
 */
@NullMarked
package io.cotangent.check;

import org.jspecify.annotations.NullMarked;
