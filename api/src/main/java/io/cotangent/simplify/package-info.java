/**
 * Programs made smaller before they are run: equal computations done once, constants computed
 * beforehand, and operations replaced by cheaper ones wherever no bit of any result changes. Knows
 * programs and operations; nothing of derivatives.
 */
@NullMarked
package io.cotangent.simplify;

import org.jspecify.annotations.NullMarked;
