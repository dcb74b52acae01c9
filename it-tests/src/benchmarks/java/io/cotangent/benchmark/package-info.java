/**
 * Benchmarks of the arrays and their kernels, on the inputs that other libraries are timed on. They
 * are run by {@code it-tests/bench.sh}; {@code docs/benchmarks.md} says how to read what it prints.
 */
@org.jspecify.annotations.NullMarked
package io.cotangent.benchmark;
