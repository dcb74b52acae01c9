package io.cotangent.implicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.cotangent.NDArray;
import io.cotangent.error.AgentMissingException;
import io.cotangent.error.ConvergenceException;
import io.cotangent.error.DomainException;
import org.junit.jupiter.api.Test;

/** Where nothing can be differentiated there are values all the same. */
class WithoutAgentTest {
    private static final NDArray ONE = NDArray.of(1);

    @Test
    void linearSystems() {
        for (LinearSolver solver :
                new LinearSolver[] {
                    LinearSolver.conjugateGradients(), LinearSolver.gmres(), LinearSolver.dense()
                }) {
            NDArray x =
                    Implicit.linearSolve(v -> v.mul(2).add(v.flip(0)), NDArray.of(4, 5), solver);
            assertThat(x.toArray()).containsExactly(new double[] {1, 2}, offset(1e-12));
        }
        assertThatThrownBy(() -> Implicit.linearSolve(v -> v.add(1), ONE))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("not linear");
    }

    @Test
    void rootsByAnySolver() {
        NDArray root =
                Implicit.root(
                        (x, p) -> x.mul(x).sub(p),
                        (f, start) -> {
                            NDArray x = start;
                            for (int i = 0; i < 50; i++) {
                                x = x.sub(f.apply(x).mul(0.3));
                            }
                            return x;
                        },
                        ONE,
                        NDArray.of(2));
        assertThat(root.item()).isCloseTo(Math.sqrt(2), offset(1e-10));
        assertThatThrownBy(() -> Implicit.root((x, p) -> x.sub(p), (f, x) -> x, ONE, NDArray.of(3)))
                .isInstanceOf(ConvergenceException.class);
        assertThatThrownBy(() -> Implicit.root((x, p) -> x.sub(p), ONE, NDArray.of(3)))
                .isInstanceOf(AgentMissingException.class);
    }

    @Test
    void fixedPoints() {
        for (FixedPointIteration iteration :
                new FixedPointIteration[] {
                    FixedPointIteration.plain(), FixedPointIteration.anderson()
                }) {
            NDArray x =
                    Implicit.fixedPoint(
                            (y, p) -> y.cos(), ONE, ONE, iteration, LinearSolver.dense());
            assertThat(x.item()).isCloseTo(0.7390851332151607, offset(1e-11));
        }
    }

    @Test
    void trajectories() {
        NDArray y = Ode.odeint((s, t, p) -> s.mul(p), ONE, NDArray.of(0, 0.5, 1), NDArray.of(2));
        assertThat(y.toArray())
                .containsExactly(new double[] {1, Math.E, Math.exp(2)}, offset(1e-6));
    }

    @Test
    void settings() {
        assertThatThrownBy(() -> Newton.method().withTolerance(-1))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> FixedPointIteration.plain().withMemory(-1))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> OdeOptions.standard().withSteps(0))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> LinearSolver.gmres().withTolerance(Double.NaN))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> ImplicitOptions.standard().withResidual(0))
                .isInstanceOf(DomainException.class);
    }
}
