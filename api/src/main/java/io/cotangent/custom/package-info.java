/**
 * Functions whose derivatives the user gives: {@code customJvp}, {@code customVjp}, and methods
 * with annotations of these names.
 *
 * <p>Such a function is run and recorded apart, and becomes one operation ({@link
 * io.cotangent.custom.CustomCall}) of the program around it, which carries the user's rule,
 * recorded as a program, too. A rule is a linearization: one for tangents is transposed for reverse
 * mode, as those of all operations are; one for cotangents is transposed for forward mode. As rules
 * are programs, they are differentiated and batched in their turn, and no code of the user's is run
 * by a transformation.
 *
 * <p>The package knows programs and their transformations, and trees of arguments. It must not know
 * who gives a rule, and by what means: {@link io.cotangent.custom.CustomFunction} takes it as a
 * function; {@link io.cotangent.custom.CustomSites} is what the agent links methods to.
 */
@NullMarked
package io.cotangent.custom;

import org.jspecify.annotations.NullMarked;
