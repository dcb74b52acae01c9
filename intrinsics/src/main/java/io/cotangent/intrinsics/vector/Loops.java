package io.cotangent.intrinsics.vector;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The loops of a kind of functions, each made when it is first needed. */
final class Loops<F extends Enum<F>> {
    private final EnumMap<F, Slot<F>> doubles;
    private final EnumMap<F, Slot<F>> floats;

    /**
     * The loops.
     *
     * @param definition defines a function for elements; none if it is computed otherwise
     */
    Loops(Class<F> functions, BiFunction<F, Elements, Optional<Definition>> definition) {
        doubles = slots(functions, definition, Elements.DOUBLE);
        floats = slots(functions, definition, Elements.FLOAT);
    }

    private static <F extends Enum<F>> EnumMap<F, Slot<F>> slots(
            Class<F> functions,
            BiFunction<F, Elements, Optional<Definition>> definition,
            Elements elements) {
        EnumMap<F, Slot<F>> slots = new EnumMap<>(functions);
        for (F f : List.of(functions.getEnumConstants())) {
            slots.put(f, new Slot<>(f, elements, definition));
        }
        return slots;
    }

    /** The loop of a function on an array like this one; none if it is computed otherwise. */
    Optional<Loop> of(F f, Object array) {
        if (array instanceof double[]) {
            return doubles.get(f).loop();
        }
        return array instanceof float[] ? floats.get(f).loop() : Optional.empty();
    }

    private static final class Slot<F> {
        private final F f;
        private final Elements elements;
        private final BiFunction<F, Elements, Optional<Definition>> definition;
        private volatile Optional<Loop> loop;

        Slot(F f, Elements elements, BiFunction<F, Elements, Optional<Definition>> definition) {
            this.f = f;
            this.elements = elements;
            this.definition = definition;
        }

        Optional<Loop> loop() {
            Optional<Loop> made = loop;
            return made != null ? made : make();
        }

        private synchronized Optional<Loop> make() {
            if (loop == null) {
                loop = definition.apply(f, elements).map(Loop::new);
            }
            return loop;
        }
    }
}
