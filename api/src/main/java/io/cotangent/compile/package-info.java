/**
 * Programs made ready to run again and again: the tiers above the interpreter. Knows programs and
 * operations; knows nothing of derivatives.
 */
@NullMarked
package io.cotangent.compile;

import org.jspecify.annotations.NullMarked;
