package io.cotangent.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of a workload for some sizes and types, in the ways that it can be computed.
 *
 * @param name one without spaces, or several words, such as {@code tanh grad}
 */
record Entry(
        String workload,
        String name,
        List<String> sizes,
        List<ElementType> types,
        Map<Variant, Operation> ways) {

    /** What a user writes, on inputs of one size. */
    @FunctionalInterface
    interface Users {
        /** Makes the inputs ready. */
        Operation.Call on(Form form);
    }

    /** What a user writes, on inputs of several sizes or types. */
    @FunctionalInterface
    interface SizedUsers {
        /** Makes the inputs ready. */
        Operation.Call on(Form form, Inputs inputs);
    }

    /** A case of what a user writes. */
    static Entry of(String workload, String name, ElementType type, String size, Users users) {
        return of(workload, name, List.of(type), List.of(size), (form, inputs) -> users.on(form));
    }

    /** Cases of what a user writes. */
    static Entry of(
            String workload,
            String name,
            List<ElementType> types,
            List<String> sizes,
            SizedUsers users) {
        Operation compiled = inputs -> users.on(Form.COMPILED, inputs);
        Operation recorded = inputs -> users.on(Form.RECORDED, inputs);
        return new Entry(
                workload,
                name,
                sizes,
                types,
                Map.of(Variant.COMPILED, compiled, Variant.RECORDED, recorded));
    }

    /** With another library's way. */
    Entry and(Variant library, Operation operation) {
        Map<Variant, Operation> more = new EnumMap<>(ways);
        more.put(library, operation);
        return new Entry(workload, name, sizes, types, more);
    }

    Optional<Operation> operation(Variant variant) {
        return Optional.ofNullable(ways.get(variant));
    }

    Stream<Case> cases() {
        return types.stream()
                .flatMap(type -> sizes.stream().map(size -> new Case(workload, name, size, type)));
    }
}
