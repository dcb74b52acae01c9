/**
 * Calculations on single numbers, made into classes that do them in local variables: what programs
 * on small arrays are turned into. Knows nothing of arrays' shapes.
 */
package io.cotangent.intrinsics.scalar;
