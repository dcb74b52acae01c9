/**
 * The exceptions, all rooted in {@link io.cotangent.error.CotangentException}, and what their
 * messages need to know. Depends on nothing.
 */
@NullMarked
package io.cotangent.error;

import org.jspecify.annotations.NullMarked;
