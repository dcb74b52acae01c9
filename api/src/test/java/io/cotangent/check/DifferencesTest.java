package io.cotangent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.function.Fn1;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Differences against slopes that are known, and what becomes of their comparison. */
class DifferencesTest {
    private static final double PRECISION = Math.ulp(1.0) / 2;

    private static Differences.Slope slope(Fn1<NDArray, NDArray> fn, double... x) {
        Names names = new Names(x.length, i -> "x" + i);
        Subject subject = new Subject(fn, NDArray.of(x), names, names, PRECISION);
        double[] first = new double[x.length];
        first[0] = 1;
        return new Differences(subject, Math.pow(PRECISION, 0.2)).along(NDArray.of(first));
    }

    @Test
    void slopesOfElementaryFunctions() {
        for (double x : new double[] {1e-8, 1e-3, 0.4, 1, 7, 300}) {
            assertThat(slope(NDArray::log, x).values()[0] * x).isCloseTo(1, within(1e-9));
            assertThat(slope(NDArray::sqrt, x).values()[0] * 2 * Math.sqrt(x))
                    .isCloseTo(1, within(1e-9));
            assertThat(slope(NDArray::sin, x).values()[0]).isCloseTo(Math.cos(x), within(1e-9));
        }
        double[] values = slope(y -> y.mul(y.sum()), 2, 3).values();
        assertThat(values).containsExactly(new double[] {7, 3}, within(1e-9));
    }

    @Test
    void whatTheyCannotTell() {
        Differences.Slope hidden = slope(y -> y.add(1e12), 1);
        assertThat(Math.abs(hidden.values()[0] - 1)).isLessThan(hidden.noise());
        assertThat(slope(y -> y.log().mul(0), 0).values()[0]).isNaN();
    }

    @Test
    void comparisons() {
        Tally tally = new Tally("forward, order 1", 1e-6);
        tally.compare("a", 1, 1 + 1e-9, 0, 0);
        tally.compare("b", 2, 2.1, 1e-9, 0);
        tally.compare("c", 0, 1e-12, 1e-9, 0);
        tally.compare("d", 0, 0, 0, 0);
        GradientReport.Comparison result = tally.result();
        assertThat(result.compared()).isEqualTo(4);
        assertThat(result.wrong()).isEqualTo(1);
        assertThat(result.undecided()).isEqualTo(1);
        assertThat(result.worst().where()).isEqualTo("b");
        GradientReport report = new GradientReport("f", List.of(result));
        assertThat(report.passed()).isFalse();
        assertThat(report.toString())
                .contains("derivatives of f: 1 of 1 kinds are wrong")
                .contains("WRONG  forward, order 1: 4 compared")
                .contains("expected 2.0, found 2.1, error 0.100, allowed 2.10e-06");
    }

    @Test
    void whatIsNoNumberIsWrong() {
        for (double[] pair :
                new double[][] {
                    {Double.NaN, 1},
                    {1, Double.NaN},
                    {Double.NaN, Double.NaN},
                    {1, Double.POSITIVE_INFINITY}
                }) {
            Tally tally = new Tally("t", 1e-6);
            tally.compare("a", pair[0], pair[1], 1e-9, 1);
            assertThat(tally.result().passed()).isFalse();
            assertThat(tally.result().worst().error()).isInfinite();
        }
    }

    @Test
    void nothingToCompare() {
        GradientReport report = new GradientReport("f", List.of(new Tally("t", 1).result()));
        assertThat(report.passed()).isTrue();
        assertThat(report.worst()).isNull();
        assertThat(report.toString()).contains("f: all right", "ok     t: 0 compared");
    }

    @Test
    void optionsThatMakeNoSense() {
        GradientCheck options = GradientCheck.options();
        assertThatThrownBy(() -> options.withOrders(0)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> options.withModes()).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> options.withTolerance(Double.NaN))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("tolerance NaN");
        assertThatThrownBy(() -> options.withDirections(0)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> options.withStep(-1)).isInstanceOf(DomainException.class);
    }
}
