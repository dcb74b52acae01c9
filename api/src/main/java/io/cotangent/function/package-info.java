/**
 * The functions that derivatives are taken of, and the arguments of those with more than one.
 *
 * <p>This package knows the number of arguments and nothing of their derivatives.
 */
@NullMarked
package io.cotangent.function;

import org.jspecify.annotations.NullMarked;
