package io.cotangent.agent.number;

import io.cotangent.agent.number.Expression.Node;
import io.cotangent.agent.number.Expression.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods of a class that record its expressions, one for each shape. */
final class Expressions {
    private final String owner;
    private final boolean isInterface;
    private final boolean hasFrames;
    private final Map<Shape, String> shadows = new HashMap<>();
    private final Map<Shape, String> comparisons = new HashMap<>();
    private final List<MethodNode> methods = new ArrayList<>();

    Expressions(String owner, boolean isInterface, boolean hasFrames) {
        this.owner = owner;
        this.isInterface = isInterface;
        this.hasFrames = hasFrames;
    }

    /** All methods, in the order in which they were needed first. */
    List<MethodNode> methods() {
        return methods;
    }

    /**
     * Whether there is a method for an expression in any case: for an operation on two numbers,
     * which takes a shadow of each.
     */
    static boolean isCommon(Expression expression) {
        List<Node> nodes = expression.shape().nodes();
        return nodes.size() == 3 && nodes.get(0).isLeaf() && nodes.get(1).isLeaf();
    }

    /** Calls the method that gives a result's shadow, on numbers, their shadows and the tape. */
    void callShadow(Code code, Expression expression) {
        Shape shape = expression.shape();
        if (isCommon(expression)) {
            Operation operation = Operation.of(shape.nodes().get(2).opcode());
            String type = "(DDII" + Code.TAPE_TYPE + ")I";
            code.callStatic(ExpressionWriter.STATEMENTS, operation.method(), type);
            return;
        }
        String name = shadows.get(shape);
        if (name == null) {
            name = "expression$" + methods.size() + BodyWeaver.SUFFIX;
            shadows.put(shape, name);
            methods.add(writer(shape, name, "I").writeShadow());
        }
        call(code, shape, name, "I");
    }

    /** Calls the method that remembers a comparison of two results, where such are remembered. */
    void callCompared(Code code, Expression expression) {
        Shape shape = expression.shape();
        String name = comparisons.get(shape);
        if (name == null) {
            name = "comparison$" + methods.size() + BodyWeaver.SUFFIX;
            comparisons.put(shape, name);
            methods.add(writer(shape, name, "V").writeCompared());
        }
        call(code, shape, name, "V");
    }

    private ExpressionWriter writer(Shape shape, String name, String result) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        String type = descriptor(shape, result);
        MethodNode method = new MethodNode(Opcodes.ASM9, access, name, type, null, null);
        return new ExpressionWriter(shape, method, hasFrames);
    }

    /** The type of a method: the numbers, the shadows of those that have some, and the tape. */
    private static String descriptor(Shape shape, String result) {
        int active = 0;
        for (Node node : shape.nodes()) {
            active += node.opcode() == Expression.ACTIVE ? 1 : 0;
        }
        String arguments = "D".repeat(shape.leaves()) + "I".repeat(active);
        return "(" + arguments + Code.TAPE_TYPE + ")" + result;
    }

    private void call(Code code, Shape shape, String name, String result) {
        code.add(
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC, owner, name, descriptor(shape, result), isInterface));
    }
}
