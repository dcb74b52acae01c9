/**
 * Optimisers, as examples of what derivatives are for: {@link io.cotangent.optimize.Sgd} and {@link
 * io.cotangent.optimize.Adam} make one step after the other, {@link io.cotangent.optimize.Lbfgs}
 * looks for the minimum of a smooth function, {@link io.cotangent.optimize.LevenbergMarquardt} for
 * that of a sum of squares. Parameters are any tree of arrays, and results have their type.
 *
 * <p>They use of derivatives what every user can: {@link io.cotangent.Cotangent}.
 */
@NullMarked
package io.cotangent.optimize;

import org.jspecify.annotations.NullMarked;
