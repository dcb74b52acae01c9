package io.cotangent.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.error.StepSizeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DormandPrinceTest {
    private static StateVector vector(double tolerance, int batchRank, int... shape) {
        return new StateVector(
                new ArrayType[] {new ArrayType(DType.FLOAT64, Shape.of(shape))},
                List.of(Part.state(Mode.CARRIED, batchRank, false)),
                new double[] {1},
                tolerance,
                tolerance);
    }

    /** A field that counts its calls. */
    private static final class Counted implements Field {
        private final Field field;
        private int calls;

        Counted(Field field) {
            this.field = field;
        }

        @Override
        public NDArray[] slopes(NDArray[] state, double time) {
            calls++;
            return field.slopes(state, time);
        }
    }

    /** The circle, around many times. */
    private static NDArray[] around(NDArray... state) {
        NDArray turned = NDArray.stack(0, state[0].get(1).neg(), state[0].get(0));
        return new NDArray[] {turned.mul(20)};
    }

    private static double error(double tolerance, Counted field) {
        DormandPrince method = new DormandPrince(vector(tolerance, 0, 2), 100_000);
        double[] end = method.through(field, 0, new double[] {1, 0});
        return Math.hypot(end[0] - Math.cos(20), end[1] - Math.sin(20));
    }

    @Test
    void errorsFollowTheToleranceAndWorkItsFifthRoot() {
        Counted coarse = new Counted((state, time) -> around(state));
        Counted fine = new Counted((state, time) -> around(state));
        assertThat(error(1e-5, coarse)).isLessThan(1e-3);
        assertThat(error(1e-10, fine)).isLessThan(1e-8);
        assertThat((double) fine.calls / coarse.calls).isBetween(5.0, 15.0);
    }

    @Test
    void polynomialsOfDegreeFiveAreExact() {
        Field field =
                (state, time) ->
                        new NDArray[] {
                            NDArray.of(new double[] {6 * Math.pow(time, 5) - Math.pow(time, 4)})
                        };
        DormandPrince method = new DormandPrince(vector(1e-3, 0, 1), 1000);
        double[] end = method.through(field, 0, new double[] {2});
        assertThat(end[0]).isCloseTo(2.8, offset(1e-2));
        Field cubic =
                (state, time) ->
                        new NDArray[] {NDArray.of(new double[] {4 * Math.pow(time, 3) - 1})};
        assertThat(method.through(cubic, 1, new double[] {2})[0]).isCloseTo(2, offset(1e-14));
    }

    @Test
    void theErrorIsThatOfTheWorstElementOfABatch() {
        StateVector together = vector(1, 0, 2, 3);
        StateVector each = vector(1, 1, 2, 3);
        double[] error = {0, 0, 0, 3, 3, 3};
        double[] zero = new double[6];
        assertThat(together.norm(error, zero, zero)).isEqualTo(3 / Math.sqrt(2));
        assertThat(each.norm(error, zero, zero)).isEqualTo(3);
        error[0] = Double.NaN;
        assertThat(each.norm(error, zero, zero)).isNaN();
    }

    @Test
    void intervalsFollowEachOtherWithoutASearchForTheStep() {
        Counted field = new Counted((state, time) -> around(state));
        DormandPrince method = new DormandPrince(vector(1e-6, 0, 2), 1000);
        double[] middle = method.through(field, 0, new double[] {1, 0});
        int first = field.calls;
        double[] end = method.through(field, 1, middle);
        assertThat(field.calls - first).isLessThanOrEqualTo(first);
        assertThat(end[0]).isCloseTo(Math.cos(40), offset(1e-3));
    }

    @Test
    void givesUp() {
        DormandPrince method = new DormandPrince(vector(1e-6, 0, 1), 1000);
        Field pole = (state, time) -> new NDArray[] {state[0].pow(2).mul(2)};
        assertThatThrownBy(() -> method.through(pole, 3, new double[] {1}))
                .isInstanceOf(StepSizeException.class)
                .hasMessageContaining("between times 3 and 4")
                .hasMessageContaining("after 0.500000 of the way");
        Field none = (state, time) -> new NDArray[] {state[0].mul(Double.NaN)};
        assertThatThrownBy(() -> method.through(none, 0, new double[] {1}))
                .isInstanceOf(StepSizeException.class);
    }
}
