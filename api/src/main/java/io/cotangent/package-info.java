/**
 * What users see: the array, {@link io.cotangent.NDArray}, and its derivatives, {@link
 * io.cotangent.Cotangent}.
 */
@NullMarked
package io.cotangent;

import org.jspecify.annotations.NullMarked;
