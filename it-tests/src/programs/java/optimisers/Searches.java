package optimisers;

import check.Check;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.optimize.Lbfgs;
import io.cotangent.optimize.Minimum;
import io.cotangent.optimize.Stop;
import java.util.List;

/** Searches for minima by L-BFGS, of functions that are known to be hard. */
@Differentiable
final class Searches {
    private Searches() {}

    static void run() {
        rosenbrock();
        quadratics();
        logistic();
        edges();
    }

    /** The banana-shaped valleys of Rosenbrock, one behind the other. */
    static NDArray valleys(NDArray x) {
        NDArray low = x.get(":-1");
        NDArray high = x.get("1:");
        return high.sub(low.square()).square().mul(100).add(low.rsub(1).square()).sum();
    }

    private static void rosenbrock() {
        Minimum<NDArray> two = Lbfgs.minimize(Searches::valleys, NDArray.of(-1.2, 1));
        Check.close("Rosenbrock", two.point(), 1e-9, 1, 1);
        Check.is("its end", two.stop(), Stop.CONVERGED);
        Check.is("its cost " + two.evaluations(), two.evaluations() < 100, true);
        NDArray start = NDArray.full(-1, 100);
        Minimum<NDArray> many = Lbfgs.minimize(Searches::valleys, start.add(X100.mul(0.1)));
        Check.is("many: end", many.stop(), Stop.CONVERGED);
        Check.is("many: gradient", many.gradientNorm() < 2e-8, true);
        Minimum<NDArray> exact =
                Lbfgs.options().withTolerance(0).minimize(Searches::valleys, NDArray.of(-1.2, 1));
        Check.close("to the last digits", exact.point(), 1e-14, 1, 1);
    }

    private static final NDArray X100 = Rng.seed(1).normal(100);

    private static void quadratics() {
        NDArray scales = NDArray.linspace(0, 3, 30).rpow(10);
        NDArray centre = Rng.seed(2).normal(30);
        for (int memory : new int[] {0, 1, 5, 30}) {
            Minimum<List<NDArray>> found =
                    Lbfgs.options()
                            .withMemory(memory)
                            .withTolerance(1e-5)
                            .withMaxIterations(20000)
                            .minimize(
                                    x -> x.get(0).sub(centre).square().mul(scales).sum(),
                                    List.of(NDArray.zeros(30)));
            Check.is("quadratic, memory " + memory, found.stop(), Stop.CONVERGED);
            Check.close("its centre", found.point().get(0), 1e-5, centre);
        }
    }

    /** A regression whose minimum is where its gradient says, in both types of numbers. */
    private static void logistic() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            NDArray x = Rng.seed(3).normal(dtype, 200, 5);
            NDArray y = x.sum(1).add(Rng.seed(4).normal(dtype, 200).mul(2)).gt(0).astype(dtype);
            Minimum<NDArray> fit =
                    Lbfgs.minimize(
                            w -> {
                                NDArray z = x.matmul(w);
                                return z.softplus().sub(y.mul(z)).mean();
                            },
                            NDArray.zeros(dtype, 5));
            NDArray slope = x.transpose().matmul(x.matmul(fit.point()).sigmoid().sub(y)).div(200);
            Check.is("type", fit.point().dtype(), dtype);
            Check.close("logistic", slope, dtype == DType.FLOAT64 ? 2e-8 : 2e-6, 0, 0, 0, 0, 0);
            Check.is("end", fit.stop() == Stop.ITERATIONS, false);
        }
    }

    private static void edges() {
        Minimum<NDArray> logs = Lbfgs.minimize(x -> x.sub(x.log()).sum(), NDArray.of(1e-3, 5, 1e3));
        Check.close("beside where there are no numbers", logs.point(), 1e-7, 1, 1, 1);
        Minimum<NDArray> fall = Lbfgs.minimize(x -> x.exp().sum().neg(), NDArray.of(0, 1));
        Check.is("without bound", fall.stop(), Stop.UNBOUNDED);
        Minimum<NDArray> few =
                Lbfgs.options().withMaxIterations(3).minimize(Searches::valleys, NDArray.of(-1, 1));
        Check.is("few iterations", few.iterations() + " " + few.stop(), "3 ITERATIONS");
        Minimum<NDArray> kink = Lbfgs.minimize(x -> x.abs().sum(), NDArray.of(0.3, -0.7));
        Check.close("near it", kink.point(), 1e-6, 0, 0);
        Minimum<NDArray> none = Lbfgs.minimize(x -> x.sum().add(1), NDArray.zeros(0));
        Check.close("nothing to move", none.value(), 0, 1);
    }
}
