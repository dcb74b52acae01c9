package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions applied to arrays, one by one and on vectors, which must give the same bits. */
final class ElementaryLoops {
    private ElementaryLoops() {}

    static double[] apply(String name, UnaryOperator<Lane> function, double[] x) {
        Definition definition = definition(name, 1, function.apply(Lane.input()));
        NumberLoop numbers = NumberLoopWriter.loop(definition);
        double[] y = new double[x.length];
        numbers.run(x.length, x, 0, 1, null, 0, 0, null, 0, 0, y, 0, 1);
        double[] vectors = new double[x.length];
        VectorLoopWriter.loop(definition, numbers)
                .run(1, x.length, x, 0, null, 0, null, 0, vectors, 0);
        assertThat(vectors).isEqualTo(y);
        return y;
    }

    static double[] apply(String name, BinaryOperator<Lane> function, double[] a, double[] b) {
        Definition definition = definition(name, 2, function.apply(Lane.input(0), Lane.input(1)));
        NumberLoop numbers = NumberLoopWriter.loop(definition);
        double[] y = new double[a.length];
        numbers.run(a.length, a, 0, 1, b, 0, 1, null, 0, 0, y, 0, 1);
        double[] vectors = new double[a.length];
        VectorLoopWriter.loop(definition, numbers)
                .run(3, a.length, a, 0, b, 0, null, 0, vectors, 0);
        assertThat(vectors).isEqualTo(y);
        return y;
    }

    private static Definition definition(String name, int operands, Lane expression) {
        return new Definition(
                name,
                Format.F64,
                Collections.nCopies(operands, Elements.DOUBLE),
                Elements.DOUBLE,
                expression);
    }
}
