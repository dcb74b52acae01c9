/** Derivatives, as transformations of programs and, on top of these, of users' functions. */
@NullMarked
package io.cotangent.transform;

import org.jspecify.annotations.NullMarked;
