package readme;

import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;

/** Makes the mistakes that the README shows, and prints its table of them. */
@Differentiable
public final class Mistakes {
    private Mistakes() {}

    static NDArray square(NDArray x) {
        return x.mul(x);
    }

    static double scaled(double x) {
        return Unmarked.twice(x);
    }

    static void row(String what, Runnable mistake) {
        try {
            mistake.run();
        } catch (RuntimeException e) {
            System.out.println(
                    "| "
                            + what
                            + " | `"
                            + e.getClass().getSimpleName()
                            + "`: "
                            + e.getMessage()
                            + " |");
            return;
        }
        throw new AssertionError(what + " went through");
    }

    public static void main(String[] args) {
        NDArray matrix = NDArray.ones(2, 3);
        NDArray vector = NDArray.arange(4);
        row("shapes that do not agree", () -> matrix.matmul(vector));
        row("shapes that do not broadcast", () -> matrix.add(vector));
        row("an impossible reshape", () -> matrix.reshape(4, -1));
        row("an axis that is not there", () -> matrix.sum(2));
        row("a position that is not there", () -> vector.get(4));
        row("a type without the operation", () -> vector.gt(1).sin());
        row("an integer divided by zero", () -> NDArray.of(new int[] {1}).floorDiv(0));
        row("the largest of nothing", () -> NDArray.zeros(0, 3).max());
        row("too many elements", () -> NDArray.zeros(1 << 16, 1 << 16));
        row("the gradient of many numbers", () -> Cotangent.grad(Mistakes::square).apply(vector));
        row(
                "the gradient in integers",
                () -> Cotangent.grad(Mistakes::square).apply(vector.astype(DType.INT32)));
        row(
                "a number for a result",
                () -> Cotangent.jvp(x -> new double[] {x.sum().item()}, vector, vector));
        row("a tangent of another shape", () -> Cotangent.jvp(Mistakes::square, vector, matrix));
        row(
                "a class that is not marked",
                () -> Cotangent.grad((NDArray x) -> Unmarked.halve(x).sum()).apply(vector));
        row(
                "a number in a class that is not marked",
                () -> Cotangent.grad(Mistakes::scaled).apply(3));
    }
}
