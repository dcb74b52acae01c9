package io.cotangent.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * An operation of a workload, in the ways that it can be computed.
 *
 * @param eager on arrays, with a new array for the result; empty while the library has no such
 *     operation
 * @param out on Java arrays, into one that exists
 */
record Entry(
        String workload,
        String name,
        List<String> sizes,
        Optional<Operation> eager,
        Optional<Operation> out) {

    Optional<Operation> operation(Variant variant) {
        return variant == Variant.EAGER ? eager : out;
    }
}
