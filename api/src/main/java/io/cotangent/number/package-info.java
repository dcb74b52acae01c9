/**
 * Derivatives of code on plain numbers: the tape on which the {@code double}s and {@code float}s of
 * marked classes are recorded, and what links them to arrays.
 *
 * <p>A number stays a number. Beside each one that depends on an argument, woven code keeps its
 * <em>shadow</em>, the number of the step of the {@link io.cotangent.number.Tape} that computed it;
 * shadow 0 is a number that depends on no argument, which is called passive.
 */
@NullMarked
package io.cotangent.number;

import org.jspecify.annotations.NullMarked;
