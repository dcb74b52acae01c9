package identities;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.Linearized;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Snapshots;
import io.cotangent.Vjp;
import io.cotangent.function.Fn1;
import java.util.stream.IntStream;

/** What must hold between the transformations of any function, on functions made up at random. */
@Differentiable
public final class Main {
    private static final int FUNCTIONS = 150;

    private Main() {}

    public static void main(String[] args) {
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            RandomFunction function = new RandomFunction(seed, seed % 3 == 2);
            Rng[] keys = Rng.seed(seed).split(4);
            NDArray x = keys[0].normal(4);
            firstOrder(seed + " " + function, function, x, keys[1].normal(4), keys[2].normal(4));
            secondOrder(seed + " " + function, function, x, keys[1].normal(4));
            batches(seed + " " + function, function, keys[3].normal(3, 4));
            memory(seed + " " + function, function, x);
        }
        Check.done();
    }

    private static NDArray dot(NDArray a, NDArray b) {
        return a.mul(b).sum();
    }

    private static void firstOrder(String name, RandomFunction f, NDArray x, NDArray v, NDArray w) {
        Jvp<NDArray> jvp = Cotangent.jvp(f::apply, x, v);
        Vjp<NDArray, NDArray> vjp = Cotangent.vjp(f::apply, x);
        Check.close("value: " + name, jvp.primal(), 0, f.apply(x));
        Check.close("value: " + name, vjp.primal(), 0, f.apply(x));
        Check.close(
                "<Jv,w> = <v,J'w>: " + name, dot(jvp.tangent(), w), 1e-12, dot(v, vjp.pullback(w)));
        NDArray forward = Cotangent.jacfwd(f::apply).apply(x);
        NDArray reverse = Cotangent.jacrev(f::apply).apply(x);
        Check.close("jacfwd = jacrev: " + name, forward, 1e-12, reverse);
        Check.close("jacobian: " + name, Cotangent.jacobian(f::apply).apply(x), 1e-12, reverse);
        Check.close("Jv: " + name, forward.matmul(v), 1e-12, jvp.tangent());
        Linearized<NDArray, NDArray> there = Cotangent.linearize(f::apply, x);
        Check.close("linearize: " + name, there.pushforward(v), 0, jvp.tangent());
        Check.close("transposed: " + name, there.pullback(w), 0, vjp.pullback(w));
        Check.close(
                "linear: " + name,
                there.pushforward(v.mul(2).add(w)),
                1e-12,
                there.pushforward(v).mul(2).add(there.pushforward(w)));
        NDArray gradient = Cotangent.grad(f::loss).apply(x);
        Check.close("differences: " + name, gradient, 1e-7, Differences.gradient(f::loss, x, 1e-5));
    }

    private static void secondOrder(String name, RandomFunction f, NDArray x, NDArray v) {
        NDArray hessian = Cotangent.hessian(f::loss).apply(x);
        Check.close("symmetric: " + name, hessian, 1e-11, hessian.transpose());
        Fn1<NDArray, NDArray> forward = Cotangent.jacfwd(f::loss);
        Fn1<NDArray, NDArray> reverse = Cotangent.jacrev(f::loss);
        Check.close("fwd fwd: " + name, Cotangent.jacfwd(forward).apply(x), 1e-11, hessian);
        Check.close("fwd rev: " + name, Cotangent.jacfwd(reverse).apply(x), 1e-11, hessian);
        Check.close("rev fwd: " + name, Cotangent.jacrev(forward).apply(x), 1e-11, hessian);
        Check.close("rev rev: " + name, Cotangent.jacrev(reverse).apply(x), 1e-11, hessian);
        Check.close("hvp: " + name, Cotangent.hvp(f::loss, x, v), 1e-11, hessian.matmul(v));
        Check.close(
                "laplacian: " + name,
                Cotangent.laplacian(f::loss).apply(x),
                1e-11,
                hessian.mul(NDArray.eye(4)).sum());
        NDArray third =
                Cotangent.grad((NDArray y) -> dot(Cotangent.hvp(f::loss, y, v), v)).apply(x);
        NDArray difference =
                Differences.gradient(y -> dot(Cotangent.hvp(f::loss, y, v), v), x, 1e-5);
        Check.close("third: " + name, third, 2e-6, difference);
    }

    private static NDArray loop(Fn1<NDArray, NDArray> f, NDArray x) {
        return NDArray.stack(
                0,
                IntStream.range(0, x.shape()[0])
                        .mapToObj(i -> f.apply(x.get(i)))
                        .toArray(NDArray[]::new));
    }

    private static void batches(String name, RandomFunction f, NDArray x) {
        Check.close("vmap: " + name, Cotangent.vmap(f::apply).apply(x), 1e-13, loop(f::apply, x));
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(f::loss);
        NDArray gradients = loop(gradient, x);
        Check.close("vmap of grad: " + name, Cotangent.vmap(gradient).apply(x), 1e-12, gradients);
        Fn1<NDArray, NDArray> total = y -> Cotangent.vmap(f::loss).apply(y).sum();
        Check.close("grad of vmap: " + name, Cotangent.grad(total).apply(x), 1e-12, gradients);
        Fn1<NDArray, NDArray> hessian = Cotangent.hessian(f::loss);
        Check.close(
                "vmap of hessian: " + name,
                Cotangent.vmap(hessian).apply(x),
                1e-11,
                loop(hessian, x));
    }

    private static void memory(String name, RandomFunction f, NDArray x) {
        Fn1<NDArray, NDArray> kept = Cotangent.checkpoint(f::apply);
        Fn1<NDArray, NDArray> plain = y -> f.apply(f.apply(f.apply(y))).sum();
        Fn1<NDArray, NDArray> again = y -> kept.apply(kept.apply(kept.apply(y))).sum();
        Fn1<NDArray, NDArray> loop = y -> Cotangent.iterate(f::apply, 3, y, Snapshots.of(2)).sum();
        NDArray expected = Cotangent.grad(plain).apply(x);
        Check.close("checkpoint, bit by bit: " + name, Cotangent.grad(again).apply(x), 0, expected);
        Check.close("loop, bit by bit: " + name, Cotangent.grad(loop).apply(x), 0, expected);
        NDArray hessian = Cotangent.hessian(plain).apply(x);
        Check.close(
                "hessian of checkpoint: " + name,
                Cotangent.hessian(again).apply(x),
                1e-10,
                hessian);
        Check.close("hessian of loop: " + name, Cotangent.hessian(loop).apply(x), 1e-10, hessian);
    }
}
