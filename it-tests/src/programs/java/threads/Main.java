package threads;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Derivatives at the same time, and functions that use threads themselves. */
@Differentiable
public final class Main {
    private Main() {}

    static NDArray fanOut(NDArray x) {
        List<NDArray> terms =
                IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> x.mul(i + 1.0).sin().sum())
                        .toList();
        return NDArray.stack(0, terms).sum();
    }

    static NDArray another(NDArray x) {
        NDArray[] result = new NDArray[1];
        Thread thread = new Thread(() -> result[0] = x.exp().mul(x));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return result[0].sum();
    }

    public static void main(String[] args) throws Exception {
        NDArray x = Rng.seed(2).uniform(5);
        NDArray slope = Cotangent.grad(Main::fanOut).apply(x);
        NDArray expected = NDArray.zeros(5);
        for (int i = 1; i <= 64; i++) {
            expected = expected.add(x.mul(i).cos().mul(i));
        }
        Check.close("a parallel stream", slope, 1e-12, expected);
        for (int i = 0; i < 20; i++) {
            Check.is("the same bits", Cotangent.grad(Main::fanOut).apply(x), slope);
        }
        Check.close(
                "another thread",
                Cotangent.grad(Main::another).apply(x),
                1e-14,
                x.exp().mul(x.add(1)));
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<NDArray>> slopes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double scale = i;
                slopes.add(
                        pool.submit(() ->
                                Cotangent.grad((NDArray y) -> y.mul(y).mul(scale).sum()).apply(x)));
            }
            for (int i = 0; i < slopes.size(); i++) {
                Check.close("at the same time", slopes.get(i).get(), 1e-14, x.mul(2.0 * i));
            }
        }
        Check.done();
    }
}
