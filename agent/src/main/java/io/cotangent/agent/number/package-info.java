/**
 * Weaves plain numbers: gives each method of a marked class that touches a {@code double} or a
 * {@code float} a traced body beside its own, in which each such number has a shadow ({@code
 * io.cotangent.number}).
 *
 * <p>{@link io.cotangent.agent.number.NumberWeaver} takes a class file. No branch is added inside a
 * traced body, for all decisions are the runtime's, so that the frames there are only get more
 * locals, and no class hierarchy is needed to compute them.
 */
@NullMarked
package io.cotangent.agent.number;

import org.jspecify.annotations.NullMarked;
