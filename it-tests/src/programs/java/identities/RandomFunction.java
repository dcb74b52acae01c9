package identities;

import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.Nn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A function made up at random: some steps, each an operation of what came before. The operations
 * are smooth wherever their arguments may be, so that all identities of derivatives hold.
 */
@Differentiable
final class RandomFunction {
    private static final int KINDS = 24;

    private record Step(int kind, int a, int b, int c) {}

    private final List<Step> steps = new ArrayList<>();
    private final NDArray constant;
    private final boolean branches;

    /**
     * A function of an array of 4 numbers.
     *
     * @param branches whether it looks at numbers on the way
     */
    RandomFunction(long seed, boolean branches) {
        Random random = new Random(seed);
        this.branches = branches;
        constant = NDArray.of(random.doubles(4, -1, 1).toArray());
        int count = 3 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            // The newest value more often than others, so that chains get long.
            int a = random.nextBoolean() ? i : random.nextInt(i + 1);
            steps.add(new Step(random.nextInt(KINDS), a, random.nextInt(i + 1), random.nextInt(4)));
        }
    }

    /** The values after the last two steps, added: 4 numbers. */
    NDArray apply(NDArray x) {
        List<NDArray> values = new ArrayList<>(List.of(x));
        for (Step step : steps) {
            NDArray next = next(step, values.get(step.a), values.get(step.b));
            if (branches && next.sum().item() > 0.3) {
                next = next.mul(x.get(step.c).cos());
            }
            values.add(next);
        }
        return values.getLast().add(values.get(values.size() - 2));
    }

    /** One number. */
    NDArray loss(NDArray x) {
        return apply(x).pow(2).sum().add(1).log();
    }

    private NDArray next(Step step, NDArray a, NDArray b) {
        return switch (step.kind) {
            case 0 -> a.add(b);
            case 1 -> a.sub(b.mul(0.5));
            case 2 -> a.mul(b).tanh();
            case 3 -> a.div(b.mul(b).add(1));
            case 4 -> a.sin();
            case 5 -> a.cos().mul(b);
            case 6 -> a.tanh().exp();
            case 7 -> a.pow(2).add(0.5).log();
            case 8 -> a.pow(2).add(1).sqrt();
            case 9 -> a.softplus();
            case 10 -> a.sigmoid().mul(constant);
            case 11 -> a.sub(a.logsumexp(-1));
            case 12 -> Nn.softmax(a, -1);
            case 13 -> a.mul(b.mean());
            case 14 -> a.reshape(2, 2).matmul(b.reshape(2, 2).tanh()).reshape(4);
            case 15 -> a.flip(0).add(b);
            case 16 -> a.cumsum(0).tanh();
            case 17 -> NDArray.concat(0, a.slice(0, 1, 4), b.slice(0, 0, 1));
            case 18 -> a.get(step.c).mul(b).sin();
            case 19 -> a.take(NDArray.of(new int[] {3, 0, 0, 2}), 0).mul(constant);
            case 20 -> Linalg.solve(matrix(a), b);
            case 21 -> NDArray.where(constant.gt(0), a, b.sin());
            case 22 -> a.atan2(b.pow(2).add(1));
            default -> a.reshape(2, 2).transpose().reshape(4).mul(b.tanh());
        };
    }

    /** A matrix that has an inverse, whatever the numbers. */
    private static NDArray matrix(NDArray a) {
        NDArray column = a.tanh().reshape(4, 1);
        return column.matmul(column.transpose()).add(NDArray.eye(4));
    }

    @Override
    public String toString() {
        return steps + (branches ? " with branches" : "");
    }
}
