/**
 * The Java agent: replaces, at load time and in marked classes only, each call of an operation of
 * {@link io.cotangent.NDArray} by an {@code invokedynamic} that links to {@link
 * io.cotangent.trace.CallSites}.
 *
 * <p>The way of a class file: {@link io.cotangent.agent.Prefilter} (is it user code that mentions
 * an array?), then {@link io.cotangent.agent.Marks} (is it marked?), then {@link
 * io.cotangent.agent.Rewriter} (bytes to bytes). The first step runs for every class of the program
 * and loads nothing; the rest comes up with the first class that needs it, and tests itself then
 * ({@link io.cotangent.agent.SelfTest}).
 *
 * <p>The package knows bytecode, class loaders and the names of the runtime's bootstrap methods. It
 * must not know what an operation computes, nor which operations there are: it asks {@code
 * CallSites.isOperation}.
 */
@NullMarked
package io.cotangent.agent;

import org.jspecify.annotations.NullMarked;
