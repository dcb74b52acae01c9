package engine;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.Rng;
import io.cotangent.Traced;
import io.cotangent.ValueAndGrad;
import io.cotangent.function.Fn1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Functions that are called again and again, so that what was made of one call serves the next:
 * with other numbers, other captured arrays, on other lines, in several threads. Prints a digest of
 * all bits, which does not depend on when programs are compiled.
 */
public final class Main {
    private static final int CALLS = 6;
    private static final List<NDArray> RESULTS = new ArrayList<>();

    private Main() {}

    @Differentiable
    private static final class Marked {
        private NDArray matrix = NDArray.ones(1, 1);
        private double factor;

        NDArray layer(NDArray x) {
            NDArray y = matrix.matmul(x.mul(factor)).tanh();
            NDArray shifted = y.sub(y.mean(0).expandDims(0));
            return shifted.square().add(x.get("::-1, :").exp()).sum(1).log().sum();
        }

        static NDArray elements(NDArray x) {
            NDArray q = x.mul(x);
            return x.tanh().mul(q.neg().exp()).add(q.log1p().mul(x.sin())).sum();
        }

        static NDArray steps(NDArray p) {
            NDArray s = NDArray.of(.5);
            for (int i = 0; i < 300; i++) {
                s = s.add(s.mul(p).sin().mul(1e-2));
            }
            return s;
        }

        static NDArray chain(NDArray x) {
            NDArray a = x.get("1:");
            NDArray b = x.get(":-1");
            return a.sub(b.square()).square().mul(100).add(b.rsub(1).square()).sum();
        }

        static NDArray first(NDArray a) {
            return Linalg.solve(a, NDArray.ones(2)).sum(); // line 61
        }

        static NDArray second(NDArray a) {
            return Linalg.solve(a, NDArray.ones(2)).sum(); // line 65
        }
    }

    private static NDArray draw(int i, int... shape) {
        return Rng.seed(3).foldIn(i).uniformBetween(-1, 1, shape);
    }

    /** The gradient, at each call by differences along a direction. */
    private static void gradient(String what, Fn1<NDArray, NDArray> f, int... shape) {
        for (int call = 0; call < CALLS; call++) {
            NDArray x = draw(call, shape);
            NDArray v = draw(call + CALLS, shape);
            ValueAndGrad<NDArray, NDArray> found = Cotangent.valueAndGrad(f).apply(x);
            Jvp<NDArray> forward = Cotangent.jvp(f, x, v);
            double h = 1e-6;
            double change = f.apply(x.add(v.mul(h))).sub(f.apply(x.sub(v.mul(h)))).item() / (2 * h);
            double along = found.grad().mul(v).sum().item();
            Check.close(what + " value", found.value(), 0, f.apply(x).item());
            Check.close(what + " forward", forward.tangent(), 1e-6, change);
            Check.close(what + " reverse", along, 1e-12, forward.tangent().item());
            RESULTS.addAll(List.of(found.value(), found.grad(), forward.tangent()));
            RESULTS.add(Cotangent.hvp(f, x, v));
        }
    }

    private static void captures() {
        for (int call = 0; call < CALLS; call++) {
            Marked marked = new Marked();
            marked.matrix = draw(call, 40, 40);
            marked.factor = call + .5;
            gradient("captured " + call, marked::layer, 40, 30);
        }
    }

    private static void lines() {
        NDArray regular = NDArray.of(new double[][] {{2, 1}, {1, 3}});
        NDArray singular = NDArray.of(new double[][] {{1, 2}, {2, 4}});
        for (int call = 0; call < CALLS; call++) {
            Cotangent.grad(Marked::first).apply(regular.mul(call + 1));
        }
        Check.fails(
                "the line of the function that failed",
                () -> Cotangent.grad(Marked::second).apply(singular),
                "DomainException",
                "Main.java:65");
        Fn1<NDArray, NDArray> compiled = Cotangent.compile(Cotangent.grad(Marked::first));
        for (int call = 0; call < CALLS; call++) {
            RESULTS.add(compiled.apply(regular.mul(call + 1)));
        }
        Check.fails(
                "the line in compiled form",
                () -> compiled.apply(singular),
                "DomainException",
                "Main.java:61");
    }

    /** Matrices with many zeros, of which few products tell all. */
    private static void matrices() {
        Fn1<NDArray, NDArray> hessian = Cotangent.hessian(Marked::chain);
        Fn1<NDArray, NDArray> compiled = Cotangent.compile(hessian);
        for (int call = 0; call < CALLS; call++) {
            NDArray x = draw(call, 40);
            NDArray expected = Cotangent.sparseHessian(Marked::chain).apply(x).toDense();
            Check.close("hessian", hessian.apply(x), 1e-14, expected);
            Check.close("compiled hessian", compiled.apply(x), 1e-14, expected);
            NDArray slopes = Cotangent.jacrev(Cotangent.grad(Marked::chain)).apply(x);
            Check.close("reverse over reverse", slopes, 1e-14, expected);
            NDArray v = draw(call + CALLS, 40);
            NDArray curved =
                    Cotangent.grad((NDArray y) ->
                                    Cotangent.hessian(Marked::chain)
                                            .apply(y)
                                            .matmul(v)
                                            .mul(v)
                                            .sum())
                            .apply(x);
            double h = 1e-5;
            double change =
                    hessian.apply(x.add(v.mul(h)))
                                    .sub(hessian.apply(x.sub(v.mul(h))))
                                    .matmul(v)
                                    .mul(v)
                                    .sum()
                                    .item()
                            / (2 * h);
            Check.close("third", curved.mul(v).sum().item(), 1e-5, change);
            RESULTS.addAll(List.of(hessian.apply(x), slopes, curved));
        }
    }

    private static void threads() {
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(Marked::elements);
        List<NDArray> expected = new ArrayList<>();
        List<CompletableFuture<NDArray>> found = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NDArray x = draw(i, 3000);
            expected.add(gradient.apply(x));
            found.add(CompletableFuture.supplyAsync(() -> gradient.apply(x)));
        }
        for (int i = 0; i < expected.size(); i++) {
            Check.is("thread " + i, found.get(i).join().equals(expected.get(i)), true);
        }
    }

    private static void profile() {
        NDArray x = draw(0, 2000);
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(Marked::elements);
        Traced<NDArray, NDArray> traced = Cotangent.trace(gradient, x);
        Profile profile = traced.profile(x);
        Check.is("steps", profile.steps().isEmpty(), false);
        String text = profile.toString();
        Check.is("operations " + text, text.contains("tanh") && text.contains("log1p"), true);
        Check.is("places " + text, text.contains("Main.java:43"), true);
        Check.is("memory", profile.peakBytes() >= 2000 * 8, true);
    }

    public static void main(String[] args) {
        gradient("small", Marked::elements, 3);
        gradient("large", Marked::elements, 5000);
        gradient("steps", Marked::steps);
        captures();
        lines();
        matrices();
        threads();
        profile();
        long digest = 7;
        for (NDArray result : RESULTS) {
            digest = 31 * digest + Arrays.hashCode(result.toArray());
        }
        System.out.println("digest " + digest);
        Check.done();
    }
}
