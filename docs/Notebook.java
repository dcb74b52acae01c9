import static io.cotangent.Cotangent.argnums;

import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Vjp;
import io.cotangent.function.Args3;
import java.util.Locale;

/** Derivatives of two small functions, beside finite differences of the same functions. */
@Differentiable
public class Notebook {
    static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});

    record Out(NDArray u, NDArray t) {}

    static Out func(NDArray x) {
        NDArray y = x.pow(2);
        NDArray z = y.sin();
        return new Out(y.add(z), A.matmul(z));
    }

    static NDArray twoLayers(NDArray x, NDArray b, NDArray a) {
        return a.matmul(b.matmul(x).pow(2));
    }

    static NDArray loss(NDArray x, NDArray b, NDArray a) {
        return twoLayers(x, b, a).pow(2).sum();
    }

    public static void main(String[] args) {
        NDArray x = NDArray.of(1, 2, -1);
        NDArray v = NDArray.of(1, 3, 4);
        double h = 1e-6;

        Jvp<Out> jvp = Cotangent.jvp(Notebook::func, x, v);
        Out above = func(x.add(v.mul(h)));
        Out below = func(x.sub(v.mul(h)));
        show("func, u", jvp.primal().u(), func(x).u());
        show("func, t", jvp.primal().t(), func(x).t());
        show("JVP, u", jvp.tangent().u(), above.u().sub(below.u()).div(2 * h));
        show("JVP, t", jvp.tangent().t(), above.t().sub(below.t()).div(2 * h));

        NDArray vu = NDArray.of(1, .1, 3);
        NDArray vt = NDArray.of(.4, -.3);
        Vjp<Out, NDArray> vjp = Cotangent.vjp(Notebook::func, x);
        show("VJP", vjp.pullback(new Out(vu, vt)), differences(at -> func(at).u().dot(vu).add(func(at).t().dot(vt)), x, h));

        Rng rng = Rng.seed(1);
        NDArray p = rng.foldIn(0).normal(3);
        NDArray b = rng.foldIn(1).normal(2, 3);
        NDArray a = rng.foldIn(2).normal(4, 2);
        Args3<NDArray, NDArray, NDArray> grad = Cotangent.grad(Notebook::loss, argnums(0, 1, 2)).apply(p, b, a);
        show("grad of loss, x", grad.arg0(), differences(at -> loss(at, b, a), p, h));
        show("grad of loss, B", grad.arg1(), differences(at -> loss(p, at, a), b, h));
        show("grad of loss, A", grad.arg2(), differences(at -> loss(p, b, at), a, h));
    }

    /** Central differences of a number in each element of an array. */
    static NDArray differences(io.cotangent.function.Fn1<NDArray, NDArray> f, NDArray x, double h) {
        double[] slopes = new double[x.size()];
        for (int i = 0; i < slopes.length; i++) {
            NDArray step = NDArray.zeros(x.size()).with(i, h).reshape(x.shape());
            slopes[i] = f.apply(x.add(step)).sub(f.apply(x.sub(step))).item() / (2 * h);
        }
        return NDArray.of(slopes, x.shape());
    }

    static void show(String what, NDArray exact, NDArray differences) {
        String text = exact.flatten().toString().replace("\n", "");
        double error = exact.sub(differences).abs().max().item();
        System.out.printf(Locale.ROOT, "%-16s %s%n%16s differs from differences by %.1e%n", what, text, "", error);
    }
}
