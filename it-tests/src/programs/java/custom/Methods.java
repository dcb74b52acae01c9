package custom;

import io.cotangent.CustomJvp;
import io.cotangent.CustomVjp;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Methods with derivative rules, of all kinds. Slopes are made up, to tell rules from bodies. */
@Differentiable
class Methods {
    static int calls;

    record Params(NDArray w, List<NDArray> rest, double rate) {}

    /** The logarithm of 1 + e^x, whose own derivative overflows. */
    @CustomJvp("softplusRule")
    static NDArray softplus(NDArray x) {
        return x.exp().add(1).log();
    }

    private static NDArray softplusRule(NDArray x, NDArray dx) {
        return dx.div(x.neg().exp().add(1));
    }

    /** Each cube root by a search that no trace can follow. */
    @CustomVjp("cubeRootRule")
    static NDArray cubeRoot(NDArray x) {
        calls++;
        double[] roots = x.toArray();
        for (int i = 0; i < roots.length; i++) {
            double low = 0;
            double high = Math.max(1, roots[i]);
            while (high - low > 1e-15 * high) {
                double middle = (low + high) / 2;
                if (middle == low || middle == high) {
                    break;
                }
                if (middle * middle * middle < roots[i]) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            roots[i] = high;
        }
        return NDArray.of(roots).reshape(x.shape());
    }

    private static NDArray cubeRootRule(NDArray x, NDArray y, NDArray cotangent) {
        return cotangent.div(y.square().mul(3));
    }

    record Counted(NDArray value, int times) {}

    /** A result with a plain number in it. */
    @CustomJvp("countRule")
    static Counted count(NDArray x) {
        return new Counted(x, (int) x.item());
    }

    static Counted countRule(NDArray x, NDArray dx) {
        return new Counted(dx, 0);
    }

    @CustomJvp("scaledRule")
    private static NDArray scaledHidden(NDArray x, int times, String how, NDArray y) {
        return x.mul(times).add(y);
    }

    static NDArray scaledRule(NDArray x, int times, String how, NDArray y, NDArray dx, NDArray dy) {
        return how.equals("twice") ? dx.mul(2.0 * times).add(dy) : dx;
    }

    static NDArray scaled(NDArray x, int times, String how, NDArray y) {
        return scaledHidden(x, times, how, y);
    }

    /** Overloads have the same name, and rules too. */
    @CustomJvp("overRule")
    static NDArray over(NDArray x) {
        return x;
    }

    @CustomJvp("overRule")
    static NDArray over(NDArray x, double factor) {
        return x.mul(factor);
    }

    static NDArray over(NDArray x, NDArray y) {
        return x.mul(y);
    }

    static NDArray overRule(NDArray x, NDArray dx) {
        return dx.mul(10);
    }

    static NDArray overRule(NDArray x, double factor, NDArray dx) {
        return dx.mul(100 * factor);
    }

    @CustomVjp(value = "power", in = Elsewhere.class)
    static NDArray power(NDArray x, long n) throws IOException {
        if (n < 0) {
            throw new IOException("negative");
        }
        return n == 0 ? x.mul(0).add(1) : power(x, n - 1).mul(x);
    }

    static final class Elsewhere {
        private static NDArray power(NDArray x, long n, NDArray y, NDArray cotangent)
                throws IOException {
            return cotangent.mul(Methods.power(x, n - 1)).mul((double) n);
        }
    }

    @CustomVjp("treesRule")
    static Map<String, NDArray> trees(Params p, NDArray x) {
        return Map.of("a", p.w().mul(x), "b", p.rest().get(0).sum());
    }

    static Args2<Params, NDArray> treesRule(
            Params p, NDArray x, Map<String, NDArray> y, Map<String, NDArray> cotangent) {
        NDArray rest = p.rest().get(0);
        return new Args2<>(
                new Params(
                        cotangent.get("a").mul(x),
                        List.of(cotangent.get("b").broadcastTo(rest.shape())),
                        0),
                cotangent.get("a").mul(p.w()));
    }

    @CustomJvp("pickRule")
    static synchronized <T> T pick(T a, T b, boolean first) {
        return first ? a : b;
    }

    static <T> T pickRule(T a, T b, boolean first, T da, T db) {
        return first ? da : db;
    }

    private final double weight;

    Methods(double weight) {
        this.weight = weight;
    }

    @CustomJvp("weighRule")
    NDArray weigh(NDArray x) {
        return x.mul(weight);
    }

    NDArray weighRule(NDArray x, NDArray dx) {
        return dx.mul(weight * 1000);
    }

    static class Heavier extends Methods {
        Heavier() {
            super(3);
        }

        @Override
        NDArray weigh(NDArray x) {
            return super.weigh(x).mul(2);
        }
    }

    interface Shape<T> {
        T area(T x);

        @CustomVjp("twiceRule")
        default T twice(T x) {
            return area(x);
        }

        static <T> T twiceRule(Shape<T> shape, T x, T y, T cotangent) {
            return cotangent;
        }
    }

    /** A generic method that is implemented with a bridge. */
    static final class Square implements Shape<NDArray> {
        @Override
        @CustomJvp("areaRule")
        public NDArray area(NDArray x) {
            return x.mul(x);
        }

        private NDArray areaRule(NDArray x, NDArray y, NDArray dx) {
            return dx.mul(x).mul(7);
        }
    }

    /** A layer that holds what is differentiated. */
    record Layer(NDArray w) {
        @CustomJvp("rule")
        NDArray apply(NDArray x) {
            return x.mul(w);
        }

        NDArray rule(NDArray x, NDArray dx) {
            return dx.mul(w);
        }
    }

    @CustomJvp("nowhere")
    static NDArray without(NDArray x) {
        return x;
    }

    @CustomJvp("softplusRule")
    @CustomVjp("cubeRootRule")
    static NDArray torn(NDArray x) {
        return x;
    }

    @CustomJvp("numberRule")
    static double number(NDArray x) {
        return x.sum().item();
    }

    static double numberRule(NDArray x, NDArray dx) {
        return 0;
    }
}
