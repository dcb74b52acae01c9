/**
 * Recording: traced arrays, the graph of what was computed, and programs, which are that graph as
 * data. Knows operations; knows nothing of derivatives.
 */
@NullMarked
package io.cotangent.trace;

import org.jspecify.annotations.NullMarked;
