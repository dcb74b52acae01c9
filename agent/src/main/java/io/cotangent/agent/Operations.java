package io.cotangent.agent;

import java.util.Set;

/**
 * Which methods of the array are operations, and where the compiler may say that they are declared.
 */
@FunctionalInterface
interface Operations {
    /** The array's type. */
    String ARRAY = "io/cotangent/NDArray";

    /** The type of keys to random numbers. */
    String KEY = "io/cotangent/Rng";

    /**
     * The array, the interfaces it is made of, and its companions. Compilers name the type of the
     * receiver as the owner of a call; for a method reference, javac before 18 names the interface
     * that declares the method.
     */
    Set<String> OWNERS =
            Set.of(
                    ARRAY,
                    "io/cotangent/Arithmetic",
                    "io/cotangent/Elementary",
                    "io/cotangent/Reductions",
                    "io/cotangent/ScalarValued",
                    "io/cotangent/Shaping",
                    "io/cotangent/Special",
                    "io/cotangent/MaskedReductions",
                    "io/cotangent/NanReductions",
                    "io/cotangent/Updates",
                    "io/cotangent/Products",
                    "io/cotangent/Sorting",
                    "io/cotangent/Arrangement",
                    "io/cotangent/Linalg",
                    "io/cotangent/Nn",
                    KEY);

    /**
     * Whether the method is an operation; an instance method's descriptor has the receiver first.
     */
    boolean contains(String name, String descriptor);
}
