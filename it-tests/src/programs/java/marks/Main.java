package marks;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import java.util.Map;
import marks.part.Other;
import marks.part.Outer;
import marks.whole.InPackage;

/** Differentiates squares whose classes are marked, or not; the arguments name those that are. */
public final class Main {
    private static final Map<String, String> CLASSES =
            Map.of(
                    "Outer", Outer.class.getName(),
                    "Other", Other.class.getName(),
                    "InPackage", InPackage.class.getName());

    private Main() {}

    public static void main(String[] args) {
        for (String name : args) {
            boolean marked = !name.startsWith("-");
            String className = marked ? name : name.substring(1);
            Fn1<NDArray, NDArray> square =
                    switch (className) {
                        case "Outer" -> Outer::square;
                        case "Other" -> Other::square;
                        case "InPackage" -> InPackage::square;
                        default -> throw new IllegalArgumentException(name);
                    };
            Fn1<NDArray, NDArray> slope = Cotangent.grad(square);
            if (marked) {
                Check.close(name, slope.apply(NDArray.of(3.0)), 0, 6);
            } else {
                Check.fails(
                        name,
                        () -> slope.apply(NDArray.of(3.0)),
                        "UnmarkedCodeException",
                        "mul of a value that is being differentiated, float64[]",
                        className,
                        "which is not marked",
                        "@Differentiable",
                        "include=" + CLASSES.get(className) + " at ",
                        "at " + className + ".java:");
            }
        }
        Check.done();
    }
}
