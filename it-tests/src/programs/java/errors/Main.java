package errors;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;

/**
 * Where errors say that they happened: always at the user's line, whenever the numbers are
 * computed.
 */
public final class Main {
    private Main() {}

    @Differentiable
    private static final class Marked {
        static NDArray shapes(NDArray x) {
            NDArray y = x.mul(2);
            return y.matmul(NDArray.ones(2, 3)); // line 20
        }

        static NDArray positions(NDArray x) {
            NDArray at = x.argmax().add(10);
            NDArray far = x.take(at, 0); // known only when the program runs; line 25
            return far.mul(2).sum();
        }

        static NDArray looked(NDArray x) {
            NDArray far = x.take(x.argmax().sub(7)); // line 30
            return x.mul(far.item());
        }

        static NDArray thrown(NDArray x) {
            if (x.sum().item() > 0) {
                throw new IllegalStateException("the user's own");
            }
            return x.sum();
        }
    }

    private static NDArray unmarked(NDArray x) {
        return x.sum(3); // line 43
    }

    private static void fails(Fn1<NDArray, NDArray> f, String exception, String... parts) {
        NDArray x = NDArray.of(1, 2, 3);
        Check.fails("traced", () -> Cotangent.grad(f).apply(x), exception, parts);
        Check.fails("forward", () -> Cotangent.jvp(f, x, x), exception, parts);
        Check.fails("not traced", () -> f.apply(x), exception, parts);
    }

    public static void main(String[] args) {
        fails(
                Marked::shapes,
                "ShapeException",
                "[3] x [2,3] do not agree (3 != 2)",
                "Main.java:20");
        fails(Marked::positions, "IndexException", "index 12", "length 3", "Main.java:25");
        fails(Marked::looked, "IndexException", "index -5", "Main.java:30");
        fails(Marked::thrown, "IllegalStateException", "the user's own");
        Check.fails("eager", () -> unmarked(NDArray.of(1.0)), "AxisException", "Main.java:43");
        Check.close(
                "after the errors", Cotangent.grad((NDArray x) -> x).apply(NDArray.of(1.0)), 0, 1);
        Check.done();
    }
}
