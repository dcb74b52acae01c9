/**
 * The operations of arrays: each with its type rule, its numbers and its derivatives, and the
 * vocabulary that users' calls are written in. Knows arrays; knows nothing of tracing, programs or
 * transformations.
 */
@NullMarked
package io.cotangent.op;

import org.jspecify.annotations.NullMarked;
