/** Ordinary differential equations as operations, whose derivatives are differential equations. */
@NullMarked
package io.cotangent.ode;

import org.jspecify.annotations.NullMarked;
