package unwritten;

import check.Check;
import io.cotangent.NDArray;
import io.cotangent.intrinsics.Allocation;
import java.util.Arrays;

/** Results in arrays that nobody has filled with zeros, in memory where other numbers were. */
public final class Main {
    private static final int N = 4096;

    private Main() {}

    public static void main(String[] args) {
        Module base = Object.class.getModule();
        boolean open = base.isExported(Allocation.PACKAGE, Allocation.class.getModule());
        Check.is("the JVM gives them away", open, true);
        NDArray x = NDArray.ones(64, 64).mul(3);
        for (int round = 0; round < 2000; round++) {
            double[] litter = new double[N];
            Arrays.fill(litter, Double.NaN);
        }
        for (int round = 0; round < 2000; round++) {
            String when = " in round " + round;
            expect("map" + when, x.sqrt().square(), N, 3);
            expect("sum of two" + when, x.add(x), N, 6);
            expect("comparison" + when, x.lt(x.transpose()), N, 0);
            expect("choice" + when, NDArray.where(x.gt(2), x, 7), N, 3);
            expect("copy" + when, x.transpose().flatten(), N, 3);
            expect("join" + when, NDArray.concat(0, x, x), 2 * N, 3);
            expect("rows" + when, x.take(NDArray.of(new long[] {1, 5}), 0), 128, 3);
            expect("running sum" + when, x.cumsum(0).get("-1"), 64, 192);
            expect("padding" + when, x.pad(1, 1, 0).get("0"), 64, 0);
            expect("column sums" + when, x.sum(0), 64, 192);
        }
        Check.done();
    }

    private static void expect(String what, NDArray actual, int size, double number) {
        double[] found = actual.astype(io.cotangent.DType.FLOAT64).toArray();
        boolean right =
                found.length == size
                        && Arrays.stream(found).allMatch(y -> Math.abs(y - number) < 1e-12);
        if (!right) {
            Check.is(what, Arrays.toString(found), "only " + number);
        }
    }
}
