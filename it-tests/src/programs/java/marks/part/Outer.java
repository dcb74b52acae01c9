package marks.part;

import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import java.util.function.UnaryOperator;

/** Marked with all that is in it. */
@Differentiable
public final class Outer {
    private Outer() {}

    /** x², by way of every kind of class within a class. */
    public static NDArray square(NDArray x) {
        class Local {
            UnaryOperator<NDArray> times() {
                return new UnaryOperator<>() {
                    @Override
                    public NDArray apply(NDArray y) {
                        return Nested.Deep.times(x, y);
                    }
                };
            }
        }
        return new Local().times().apply(x);
    }

    private static final class Nested {
        private static final class Deep {
            static NDArray times(NDArray x, NDArray y) {
                UnaryOperator<NDArray> product = z -> z.mul(y);
                return product.apply(x);
            }
        }
    }
}
