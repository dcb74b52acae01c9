/**
 * Equations as operations: linear systems whose operators are programs, and what is defined by an
 * equation that it fulfils.
 */
@NullMarked
package io.cotangent.solve;

import org.jspecify.annotations.NullMarked;
