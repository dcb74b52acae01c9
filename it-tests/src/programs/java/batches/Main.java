package batches;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Functions of one element, mapped over batches. */
@Differentiable
public final class Main {
    private static int runs;

    record Params(NDArray w, NDArray b) {}

    record Out(NDArray mean, NDArray sign, NDArray fixed) {}

    private Main() {}

    static NDArray predict(Params p, NDArray x) {
        runs++;
        return p.w().matmul(x).add(p.b()).tanh();
    }

    static NDArray loss(Params p, NDArray x, NDArray y) {
        return predict(p, x).sub(y).pow(2).sum();
    }

    static Out several(NDArray x) {
        return new Out(x.mean(), x.gt(0), NDArray.of(1, 2));
    }

    /** Takes one of three paths, one of them with a constant made of the number. */
    static NDArray branching(NDArray x) {
        double sum = x.sum().item();
        if (sum > 1) {
            return x.sin().mul(x.sum());
        }
        return sum < -1 ? x.mul(sum) : x.exp();
    }

    /** Newton's method for the square root, until it converges. */
    static NDArray root(NDArray a) {
        NDArray x = a;
        while (Math.abs(x.mul(x).sub(a).item()) > 1e-12 * a.item()) {
            x = x.add(a.div(x)).mul(0.5);
        }
        return x;
    }

    static NDArray noisy(Rng key, NDArray x) {
        return x.add(key.normal(x.shape()).mul(x.sum()));
    }

    public static void main(String[] args) {
        equalToALoop();
        perExample();
        paths();
        keys();
        nested();
        mistakes();
        Check.done();
    }

    private static NDArray numbers(int... shape) {
        return Rng.seed(7).normal(shape);
    }

    private static NDArray loop(Fn1<NDArray, NDArray> f, NDArray x) {
        return NDArray.stack(
                0,
                IntStream.range(0, x.shape()[0])
                        .mapToObj(i -> f.apply(x.get(i)))
                        .toArray(NDArray[]::new));
    }

    private static void equalToALoop() {
        NDArray x = numbers(5, 3);
        Params p = new Params(numbers(2, 3), numbers(2));
        runs = 0;
        NDArray mapped = Cotangent.vmap(Main::predict, axes(null, 0)).apply(p, x);
        Check.is("runs", runs, 1);
        Check.close("predict", mapped, 1e-15, loop(row -> predict(p, row), x));
        NDArray columns =
                Cotangent.vmap(Main::predict, axes(null, -1).out(1)).apply(p, x.transpose());
        Check.close("other axes", columns, 1e-15, mapped.transpose());
        Params many = new Params(numbers(5, 2, 3), numbers(5, 2));
        NDArray models = Cotangent.vmap(Main::predict).apply(many, x);
        Check.close(
                "both",
                models.get(3),
                1e-15,
                predict(new Params(many.w().get(3), many.b().get(3)), x.get(3)));
        Out out = Cotangent.vmap(Main::several).apply(x);
        Check.close("mean", out.mean(), 1e-15, x.mean(1));
        Check.is("boolean", out.sign(), x.gt(0));
        Check.is("the same for all", List.of(5, 2), shape(out.fixed()));
        Check.is(
                "none",
                List.of(0, 2),
                shape(Cotangent.vmap(Main::predict, axes(null, 0)).apply(p, numbers(0, 3))));
        NDArray integers = NDArray.of(new int[] {1, 2, 3});
        Check.is(
                "integers",
                Cotangent.vmap((NDArray i) -> i.mul(2)).apply(integers),
                integers.mul(2));
        NDArray single = x.astype(DType.FLOAT32);
        Check.is("float", Cotangent.vmap(NDArray::sin).apply(single).dtype(), DType.FLOAT32);
    }

    private static List<Integer> shape(NDArray x) {
        return Arrays.stream(x.shape()).boxed().toList();
    }

    private static void perExample() {
        NDArray x = numbers(6, 3);
        NDArray y = numbers(6, 2);
        Params p = new Params(numbers(2, 3), numbers(2));
        Params each = Cotangent.vmap(Cotangent.grad(Main::loss), axes(null, 0, 0)).apply(p, x, y);
        Check.is("shape", List.of(6, 2, 3), shape(each.w()));
        for (int i = 0; i < 6; i++) {
            Params one = Cotangent.grad(Main::loss).apply(p, x.get(i), y.get(i));
            Check.close("w", each.w().get(i), 1e-14, one.w());
            Check.close("b", each.b().get(i), 1e-14, one.b());
        }
        Fn1<Params, NDArray> total =
                q -> Cotangent.vmap(Main::loss, axes(null, 0, 0)).apply(q, x, y).sum();
        Check.close("sum", Cotangent.grad(total).apply(p).w(), 1e-14, each.w().sum(0));
        NDArray hessians =
                Cotangent.vmap(
                                Cotangent.hessian((NDArray b, NDArray row, NDArray target) ->
                                        loss(new Params(p.w(), b), row, target)),
                                axes(null, 0, 0))
                        .apply(p.b(), x, y);
        NDArray row = x.get(2);
        NDArray target = y.get(2);
        Check.close(
                "hessian",
                hessians.get(2),
                1e-13,
                Cotangent.hessian((NDArray b) -> loss(new Params(p.w(), b), row, target))
                        .apply(p.b()));
    }

    private static void paths() {
        NDArray x =
                NDArray.of(new double[][] {{1, 2}, {0.5, 0.1}, {-1, -2}, {2, 0}, {-3, 1}, {0, 0}});
        NDArray mapped = Cotangent.vmap(Main::branching).apply(x);
        Check.close("branches", mapped, 1e-15, loop(Main::branching, x));
        Fn1<NDArray, NDArray> weighted =
                z -> Cotangent.vmap(Main::branching).apply(z).mul(z.cos()).sum();
        Fn1<NDArray, NDArray> plain = z -> loop(Main::branching, z).mul(z.cos()).sum();
        Check.close(
                "gradient",
                Cotangent.grad(weighted).apply(x),
                1e-14,
                Cotangent.grad(plain).apply(x));
        NDArray a = NDArray.of(2, 9, 1e-3, 16, 5e6);
        Check.close("loops", Cotangent.vmap(Main::root).apply(a), 1e-15, loop(Main::root, a));
        NDArray slopes = Cotangent.vmap(Cotangent.grad(Main::root)).apply(a);
        Check.close("slopes", slopes, 1e-6, a.sqrt().mul(2).pow(-1));
        NDArray gradients = Cotangent.vmap(Cotangent.jacobian(Main::branching)).apply(x);
        Check.close(
                "jacobian",
                gradients.get(4),
                1e-14,
                Cotangent.jacobian(Main::branching).apply(x.get(4)));
    }

    private static void keys() {
        NDArray x = numbers(4, 3);
        Rng[] keys = Rng.seed(1).split(4);
        Fn2<Rng, NDArray, NDArray> mapped = Cotangent.vmap(Main::noisy);
        NDArray found = mapped.apply(Rng.batch(keys), x);
        NDArray gradients =
                Cotangent.vmap(Cotangent.grad((NDArray row, Rng key) -> noisy(key, row).sum()))
                        .apply(x, Rng.batch(keys));
        for (int i = 0; i < 4; i++) {
            Check.close("key", found.get(i), 1e-15, noisy(keys[i], x.get(i)));
            NDArray slope = keys[i].normal(3).sum().add(1);
            Check.close("slope", gradients.get(i), 1e-14, slope.mul(NDArray.ones(3)));
        }
        Rng one = keys[0];
        NDArray same = Cotangent.vmap(Main::noisy, axes(null, 0)).apply(one, x);
        Check.close("one key", same.get(2), 1e-15, noisy(one, x.get(2)));
        NDArray draws = Cotangent.vmap((Rng key) -> key.uniform(2)).apply(Rng.batch(keys));
        Check.close("only keys", draws.get(1), 0, keys[1].uniform(2));
    }

    private static void nested() {
        NDArray a = numbers(3, 4);
        NDArray b = numbers(5, 4);
        Fn2<NDArray, NDArray, NDArray> dot = (u, v) -> u.mul(v).sum();
        Fn2<NDArray, NDArray, NDArray> rows = Cotangent.vmap(dot, axes(null, 0));
        NDArray table = Cotangent.vmap(rows, axes(0, null)).apply(a, b);
        Check.close("table", table, 1e-15, a.matmul(b.transpose()));
        Fn1<NDArray, NDArray> twice = Cotangent.vmap(Cotangent.vmap(Main::root));
        NDArray squares = a.abs().add(0.1);
        Check.close(
                "paths within paths",
                twice.apply(squares),
                1e-15,
                loop(row -> loop(Main::root, row), squares));
        NDArray tangents = Cotangent.jvp(twice, squares, a).tangent();
        Check.close("forward", tangents, 1e-6, a.div(squares.sqrt().mul(2)));
        Fn1<NDArray, NDArray> kept = Cotangent.vmap(Cotangent.checkpoint(Main::branching));
        Check.close("checkpoint", kept.apply(a), 1e-15, loop(Main::branching, a));
        Fn1<NDArray, NDArray> sum = z -> kept.apply(z).sum();
        Check.close(
                "checkpoint",
                Cotangent.grad(sum).apply(a),
                1e-14,
                Cotangent.grad((NDArray z) -> loop(Main::branching, z).sum()).apply(a));
        NDArray scale = NDArray.of(0.5);
        Fn1<NDArray, NDArray> captured =
                s -> Cotangent.vmap((NDArray row) -> row.mul(s).sin().sum()).apply(a).sum();
        Check.close(
                "captured",
                Cotangent.grad(captured).apply(scale),
                1e-14,
                a.mul(a.mul(0.5).cos()).sum());
        Args2<NDArray, NDArray> both =
                Cotangent.grad(
                                (NDArray u, NDArray v) -> Cotangent.vmap(dot).apply(u, v).sum(),
                                argnums(0, 1))
                        .apply(a, a.mul(2));
        Check.close("both", both.arg0(), 1e-15, a.mul(2));
        Check.close("both", both.arg1(), 1e-15, a);
    }

    private static void mistakes() {
        NDArray x = numbers(5, 3);
        Fn2<NDArray, NDArray, NDArray> add = NDArray::add;
        Check.fails(
                "sizes",
                () -> Cotangent.vmap(add).apply(x, numbers(4, 3)),
                "ShapeException",
                "argument 1",
                "argument 0",
                "5",
                "4");
        Check.fails(
                "no axis",
                () -> Cotangent.vmap(add).apply(x, NDArray.of(1.0)),
                "ShapeException",
                "argument 1",
                "axes(");
        Check.fails(
                "axis", () -> Cotangent.vmap(add, axes(0, 2)).apply(x, x), "AxisException", "2");
        Check.fails(
                "arity",
                () -> Cotangent.vmap(add, axes(0)).apply(x, x),
                "TreeException",
                "axes(0)",
                "2");
        Check.fails("nothing", () -> axes(null, null), "TreeException", "null");
        Fn1<NDArray, NDArray> uneven = row -> row.get(0).item() > 0 ? row : row.sum();
        Check.fails(
                "uneven",
                () -> Cotangent.vmap(uneven).apply(NDArray.of(new double[][] {{1, 2}, {-1, 2}})),
                "ShapeException",
                "element 1",
                "float64[2]");
        Fn1<NDArray, Double> number = row -> row.sum().item();
        Check.fails(
                "number",
                () -> Cotangent.vmap(number).apply(x),
                "LostDerivativeException",
                "Double");
        Fn2<Rng, NDArray, NDArray> noisy = Main::noisy;
        Check.fails(
                "key",
                () -> Cotangent.vmap(noisy).apply(Rng.seed(1), x),
                "ShapeException",
                "Rng.batch");
        Check.fails(
                "batch of keys",
                () -> noisy(Rng.batch(Rng.seed(1).split(2)), x),
                "DomainException",
                "vmap");
    }
}
