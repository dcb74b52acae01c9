package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.error.UnmarkedCodeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import java.lang.StackWalker.StackFrame;

/**
 * The eager face: operations are computed at once. It knows nothing of tracing but that an array
 * may be without numbers, and refuses such an array: whoever calls the eager face with it is not
 * marked, and would lose its derivative.
 */
public final class EagerOps extends Ops {
    /** The eager face. */
    public static final EagerOps EAGER = new EagerOps();

    private EagerOps() {}

    @Override
    public NDArray[] applyAll(Op op, NDArray... operands) {
        DenseArray[] dense = new DenseArray[operands.length];
        for (int i = 0; i < operands.length; i++) {
            dense[i] =
                    operands[i] instanceof DenseArray array
                            ? array
                            : dense(op.label(), operands[i]);
        }
        return op.evaluate(dense);
    }

    @Override
    public DenseArray observe(NDArray x) {
        return dense("a look at the numbers", x);
    }

    private static DenseArray dense(String operation, NDArray operand) {
        if (operand instanceof DenseArray dense) {
            return dense;
        }
        if (operand == null) {
            throw new NullPointerException(operation + ": an operand is null");
        }
        throw unmarked(operation, operand);
    }

    private static UnmarkedCodeException unmarked(String operation, NDArray operand) {
        String what =
                operation
                        + " of a value that is being differentiated, "
                        + Typed.of(operand)
                        + ", in ";
        StackFrame frame = UserCode.frame().orElse(null);
        if (frame == null) {
            return new UnmarkedCodeException(
                    what + "code that is not on the stack: mark the class that calls it");
        }
        String className = frame.getClassName();
        return new UnmarkedCodeException(
                what + className + "." + method(frame) + ", " + reason(className));
    }

    /** The method as it stands in the source: that around it for a lambda's body. */
    private static String method(StackFrame frame) {
        String[] parts = frame.getMethodName().split("\\$");
        return parts.length == 3 && parts[0].equals("lambda") ? parts[1] : frame.getMethodName();
    }

    /** Nested classes are marked with the class around them. */
    private static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested < 1 ? className : className.substring(0, nested);
    }

    private static String reason(String className) {
        String failure = Weaving.failure(className);
        if (failure != null) {
            return "which is marked but could not be transformed: " + failure;
        }
        return Weaving.isWoven(className)
                ? "which is marked, but reached the operation by reflection, a method handle or a serializable"
                        + " method reference: call it directly, or in a lambda"
                : "which is not marked: annotate it with @Differentiable, or start the agent with include="
                        + outermost(className);
    }
}
