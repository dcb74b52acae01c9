package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of operations at random, and their derivatives, as calculations on numbers. */
class RandomProgramsTest {
    private final List<NDArray> values = new ArrayList<>();
    private Random random;
    private Ops o;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void calculationsGiveTheSameBits(int seed) {
        DType dtype = seed % 4 == 0 ? DType.FLOAT32 : DType.FLOAT64;
        int length = 1 + seed % 5;
        Rng rng = Rng.seed(seed);
        NDArray[] point = {
            rng.foldIn(1).normal(length).astype(dtype),
            rng.foldIn(2).normal(length, length).astype(dtype),
            rng.foldIn(3).normal().astype(dtype)
        };
        NDArray[] tangents = {point[0].mul(.5), point[1].add(1.0), point[2].neg()};
        int steps = 6 << seed % 4;
        Program program = ScalarProgramTest.record((ops, x) -> make(seed, steps, ops, x), point);
        List<Integer> active = IntStream.range(0, point.length).boxed().toList();
        Program vjp = Reverse.vjp(program, active, 1);
        NDArray cotangent = NDArray.of(.75).astype(dtype);
        NDArray[] given = ScalarProgramTest.joined(point, cotangent);
        assertThat(ScalarProgramTest.compare(program, new NDArray[][] {point})).isTrue();
        assertThat(
                        ScalarProgramTest.compare(
                                Forward.jvp(program, active, 1),
                                new NDArray[][] {ScalarProgramTest.joined(point, tangents)}))
                .isTrue();
        assertThat(ScalarProgramTest.compare(vjp, new NDArray[][] {given})).isTrue();
        // Some are too long.
        ScalarProgramTest.compare(
                Forward.jvp(vjp, active, 4),
                new NDArray[][] {ScalarProgramTest.joined(given, tangents)});
    }

    /** A number made of a vector, a matrix and a number in some steps. */
    private NDArray make(int seed, int steps, Ops ops, NDArray... x) {
        random = new Random(seed);
        o = ops;
        values.clear();
        values.addAll(List.of(x));
        for (int i = 0; i < steps; i++) {
            values.add(step());
        }
        NDArray result = o.sum(values.get(3));
        for (NDArray value : values.subList(4, values.size())) {
            result = o.add(result, o.mean(o.tanh(value)));
        }
        return result;
    }

    private NDArray step() {
        NDArray a = pick();
        NDArray b = pick();
        return switch (random.nextInt(14)) {
            case 0 -> o.add(a, b);
            case 1 -> o.mul(a, b);
            case 2 -> o.sub(o.sin(a), b);
            case 3 -> o.div(a, o.add(o.square(b), 1.0));
            case 4 -> o.exp(o.neg(o.abs(a)));
            case 5 -> o.sigmoid(o.mul(a, -1.5));
            case 6 -> o.where(o.gt(a, 0.25), a, o.cos(a));
            case 7 -> o.maximum(a, b);
            case 8 -> a.rank() == 0 ? o.cbrt(a) : o.tanh(o.matmul(values.get(1), a));
            case 9 -> a.rank() == 2 ? o.transpose(a) : o.softplus(a);
            case 10 -> a.rank() == 0 ? o.reciprocal(o.add(o.exp(a), 1.0)) : o.mean(a, 0);
            case 11 -> a.rank() == 0 ? o.atan2(a, b) : o.max(a, -1);
            case 12 -> o.logaddexp(a, b);
            default -> a.rank() == 1 ? o.cumsum(o.flip(o.tanh(a))) : o.erf(a);
        };
    }

    /** Mostly one of the latest. */
    private NDArray pick() {
        int last = random.nextInt(3) > 0 ? Math.min(6, values.size()) : values.size();
        return values.get(values.size() - 1 - random.nextInt(last));
    }
}
