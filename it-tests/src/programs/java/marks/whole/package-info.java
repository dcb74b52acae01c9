/** Marked as a whole. */
@Differentiable
package marks.whole;

import io.cotangent.Differentiable;
