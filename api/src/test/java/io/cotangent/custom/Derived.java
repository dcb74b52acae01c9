package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Reverse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Derivatives of functions that are written on the tracer, for a JVM without the agent. */
final class Derived {
    static final Tracer O = Tracer.at(new Site("Test", "f", "Test.java", 7));

    private Derived() {}

    static Program program(Function<NDArray[], NDArray> f, NDArray... x) {
        return Recording.of("f", inputs -> new NDArray[] {f.apply(inputs)}, x);
    }

    private static List<Integer> all(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static NDArray[] join(NDArray[] first, NDArray... second) {
        List<NDArray> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(second));
        return all.toArray(NDArray[]::new);
    }

    /** The tangent. */
    static NDArray jvp(Function<NDArray[], NDArray> f, NDArray[] x, NDArray... dx) {
        Program program = Forward.jvp(program(f, x), all(x.length), 1);
        return Interpreter.run(program, join(x, dx))[1];
    }

    /** The cotangents of the arguments. */
    static NDArray[] vjp(Function<NDArray[], NDArray> f, NDArray cotangent, NDArray... x) {
        Program program = Reverse.vjp(program(f, x), all(x.length), 1);
        NDArray[] outputs = Interpreter.run(program, join(x, cotangent));
        return Arrays.copyOfRange(outputs, 1, outputs.length);
    }

    /** The gradient of the sum of a function of one argument, as a function that can be derived. */
    static NDArray grad(Function<NDArray, NDArray> f, NDArray x) {
        Program program = Reverse.vjp(program(in -> O.sum(f.apply(in[0])), x), all(1), 1);
        return Interpreter.run(program, x, NDArray.of(1.0))[1];
    }

    /** The tangent in direction 1, as a function that can be derived. */
    static NDArray push(Function<NDArray, NDArray> f, NDArray x) {
        Program program = Forward.jvp(program(in -> f.apply(in[0]), x), all(1), 1);
        return Interpreter.run(program, x, O.onesLike(x))[1];
    }
}
