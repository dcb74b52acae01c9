package deep;

import check.Check;
import com.sun.management.ThreadMXBean;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import java.lang.management.ManagementFactory;

/** Traces of a million operations: no stack grows with them, and the work grows as they do. */
@Differentiable
public final class Main {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Main() {}

    static NDArray loop(NDArray x, int operations) {
        NDArray s = x;
        for (int i = 0; i < operations / 2; i++) {
            s = s.mul(0.999999).add(1e-7);
        }
        return s.sum();
    }

    static NDArray elements(NDArray x) {
        NDArray s = NDArray.of(0.0);
        for (int i = 0; i < x.size(); i++) {
            s = s.add(x.get(i).square());
        }
        return s;
    }

    static NDArray observed(NDArray x, int operations) {
        NDArray s = x;
        while (s.item() < operations) {
            s = s.add(1);
        }
        return s.mul(x);
    }

    /** Bytes allocated by a gradient, which count its work without a clock. */
    private static long bytes(Fn1<NDArray, NDArray> function, NDArray x) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Cotangent.grad(function).apply(x);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void linear(String what, long half, long whole) {
        Check.is(what + " is linear: " + half + ", " + whole, whole < 2.5 * half, true);
    }

    public static void main(String[] args) {
        NDArray x = NDArray.of(1, 2);
        double slope = Math.pow(0.999999, 500_000);
        NDArray gradient = Cotangent.grad((NDArray y) -> loop(y, 1_000_000)).apply(x);
        Check.close("a million operations", gradient, 1e-9, slope, slope);
        NDArray tangent = Cotangent.jvp((NDArray y) -> loop(y, 1_000_000), x, x).tangent();
        Check.close("forward", tangent, 1e-9, 3 * slope);
        NDArray many = NDArray.arange(100_000).div(1e5);
        Check.close("each element", Cotangent.grad(Main::elements).apply(many), 0, many.mul(2));
        NDArray one = NDArray.of(0.0);
        Check.close(
                "each value looked at",
                Cotangent.grad((NDArray y) -> observed(y, 100_000)).apply(one),
                0,
                100_000);
        linear("a loop", bytes(y -> loop(y, 50_000), x), bytes(y -> loop(y, 100_000), x));
        linear(
                "reading elements",
                bytes(Main::elements, many.get(":10000")),
                bytes(Main::elements, many.get(":20000")));
        linear(
                "looking at values",
                bytes(y -> observed(y, 10_000), one),
                bytes(y -> observed(y, 20_000), one));
        Check.done();
    }
}
