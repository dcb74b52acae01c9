package io.cotangent.agent.number;

import io.cotangent.agent.number.Expression.Node;
import io.cotangent.agent.number.Expression.Shape;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes a method that records an expression: as one step with its derivatives, by its own little
 * reverse sweep, or step by step.
 */
final class ExpressionWriter {
    static final String STATEMENTS = "io/cotangent/number/Statements";
    private static final Type DOUBLE = Type.DOUBLE_TYPE;

    /** In place of a local with a derivative: none yet, and the numbers 1 and -1. */
    private static final int NONE = -1;

    private static final int ONE = -2;
    private static final int MINUS_ONE = -3;

    private final Shape shape;
    private final MethodNode method;
    private final boolean hasFrames;

    private final int[] values;
    private final int[] shadows;
    private final int[] derivatives;
    private final int tape;
    private int next;
    private final Code code;

    ExpressionWriter(Shape shape, MethodNode method, boolean hasFrames) {
        this.shape = shape;
        this.method = method;
        this.hasFrames = hasFrames;
        int count = shape.nodes().size();
        values = new int[count];
        shadows = new int[count];
        derivatives = new int[count];
        int leaves = shape.leaves();
        int shadow = 2 * leaves;
        for (int i = 0; i < count; i++) {
            Node node = shape.nodes().get(i);
            derivatives[i] = NONE;
            shadows[i] = node.opcode() == Expression.ACTIVE ? shadow++ : Term.NONE;
            values[i] = node.isLeaf() ? 2 * node.first() : NONE;
        }
        tape = shadow;
        next = shadow + 1;
        code = new Code(tape);
    }

    /**
     * Writes the method that gives the shadow of the result. One step passes on what is not zero
     * times what may be infinite; where that matters, all is recorded step by step, as it is where
     * steps are needed.
     */
    MethodNode writeShadow() {
        LabelNode active = new LabelNode();
        LabelNode stepwise = new LabelNode();
        ifPassive(active);
        code.op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        meet(active);
        code.call(STATEMENTS, "isSwept", "", "Z").add(new JumpInsnNode(Opcodes.IFEQ, stepwise));
        values();
        int root = shape.roots().getFirst();
        derivatives[root] = ONE;
        for (int i = root; i >= 0; i--) {
            if (derivatives[i] != NONE && !shape.nodes().get(i).isLeaf()) {
                pull(i);
            }
        }
        checkFinite(stepwise);
        record(root);
        meet(stepwise);
        leaves();
        code.call(STATEMENTS, "steps", "Ljava/lang/String;", "I").op(Opcodes.IRETURN);
        return end();
    }

    private MethodNode end() {
        method.instructions.add(code.list);
        method.maxLocals = next;
        return method;
    }

    /** Goes on elsewhere unless all leaves are passive. */
    private void ifPassive(LabelNode active) {
        boolean isFirst = true;
        for (int shadow : shadows) {
            if (shadow != Term.NONE) {
                code.load(shadow);
                if (!isFirst) {
                    code.op(Opcodes.IOR);
                }
                isFirst = false;
            }
        }
        code.add(new JumpInsnNode(Opcodes.IFNE, active));
    }

    /** A place where nothing is known but the arguments. */
    private void meet(LabelNode label) {
        code.add(label);
        if (hasFrames) {
            List<Object> locals = new ArrayList<>();
            for (Type type : Type.getArgumentTypes(method.desc)) {
                locals.add(
                        switch (type.getSort()) {
                            case Type.DOUBLE -> Opcodes.DOUBLE;
                            case Type.INT -> Opcodes.INTEGER;
                            default -> type.getInternalName();
                        });
            }
            code.add(
                    new FrameNode(
                            Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
        }
    }

    private void values() {
        for (int i = 0; i < values.length; i++) {
            Node node = shape.nodes().get(i);
            if (!node.isLeaf()) {
                code.load(DOUBLE, values[node.first()]);
                if (node.opcode() != Opcodes.DNEG) {
                    code.load(DOUBLE, values[node.second()]);
                }
                values[i] = store(node.opcode());
            }
        }
    }

    private int store(int opcode) {
        code.op(opcode).store(DOUBLE, next);
        next += 2;
        return next - 2;
    }

    /** Hands on the derivative in an operation's result to its operands. */
    private void pull(int place) {
        Node node = shape.nodes().get(place);
        int d = derivatives[place];
        switch (node.opcode()) {
            case Opcodes.DADD -> {
                add(node.first(), d);
                add(node.second(), d);
            }
            case Opcodes.DSUB -> {
                add(node.first(), d);
                add(node.second(), negative(d));
            }
            case Opcodes.DMUL -> {
                int first = isActive(node.first()) ? times(d, values[node.second()]) : NONE;
                int second = isActive(node.second()) ? times(d, values[node.first()]) : NONE;
                add(node.first(), first);
                add(node.second(), second);
            }
            case Opcodes.DDIV -> {
                load(d).load(DOUBLE, values[node.second()]);
                int share = store(Opcodes.DDIV);
                add(node.first(), share);
                if (isActive(node.second())) {
                    add(node.second(), negative(times(share, values[place])));
                }
            }
            default -> add(node.first(), negative(d));
        }
    }

    private boolean isActive(int place) {
        return shape.nodes().get(place).opcode() != Expression.PASSIVE;
    }

    private Code load(int derivative) {
        return switch (derivative) {
            case ONE -> code.op(Opcodes.DCONST_1);
            case MINUS_ONE -> code.number(-1);
            default -> code.load(DOUBLE, derivative);
        };
    }

    private int negative(int derivative) {
        return switch (derivative) {
            case ONE -> MINUS_ONE;
            case MINUS_ONE -> ONE;
            default -> {
                load(derivative);
                yield store(Opcodes.DNEG);
            }
        };
    }

    private int times(int derivative, int value) {
        if (derivative == ONE) {
            return value;
        }
        load(derivative).load(DOUBLE, value);
        return store(Opcodes.DMUL);
    }

    private void add(int place, int derivative) {
        if (isActive(place)) {
            int before = derivatives[place];
            if (before == NONE) {
                derivatives[place] = derivative;
            } else {
                load(before);
                load(derivative);
                derivatives[place] = store(Opcodes.DADD);
            }
        }
    }

    /** Goes on elsewhere where a derivative is infinite or NaN. */
    private void checkFinite(LabelNode otherwise) {
        boolean isFirst = true;
        for (int i = 0; i < shadows.length; i++) {
            if (shadows[i] != Term.NONE && derivatives[i] >= 0) {
                load(derivatives[i]);
                if (!isFirst) {
                    code.op(Opcodes.DADD);
                }
                isFirst = false;
            }
        }
        if (!isFirst) {
            code.op(Opcodes.DUP2).op(Opcodes.DSUB).op(Opcodes.DCONST_0).op(Opcodes.DCMPL);
            code.add(new JumpInsnNode(Opcodes.IFNE, otherwise));
        }
    }

    private void record(int root) {
        int active = 0;
        for (int shadow : shadows) {
            active += shadow == Term.NONE ? 0 : 1;
        }
        code.constant(active).call(STATEMENTS, "begin", "I", "I");
        for (int i = 0; i < shadows.length; i++) {
            if (shadows[i] != Term.NONE) {
                code.load(shadows[i]);
                load(derivatives[i]).call(STATEMENTS, "operand", "IID", "I");
            }
        }
        code.load(DOUBLE, values[root]).call(STATEMENTS, "end", "ID", "I").op(Opcodes.IRETURN);
    }

    /** Hands all leaves to the tape, whose calculator does the operations step by step. */
    private void leaves() {
        int number = 0;
        for (int i = 0; i < values.length; i++) {
            if (shape.nodes().get(i).isLeaf()) {
                code.constant(number++).load(DOUBLE, values[i]).load(shadows[i]);
                code.call(STATEMENTS, "leaf", "IDI", "V");
            }
        }
        code.text(steps());
    }

    /**
     * The operations, as three characters each: of which kind, and the places of the operands,
     * where leaves come first.
     */
    private String steps() {
        int[] places = new int[values.length];
        int leaf = 0;
        int operation = shape.leaves();
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            Node node = shape.nodes().get(i);
            places[i] = node.isLeaf() ? leaf++ : operation++;
            if (!node.isLeaf()) {
                steps.append(
                        switch (node.opcode()) {
                            case Opcodes.DADD -> '+';
                            case Opcodes.DSUB -> '-';
                            case Opcodes.DMUL -> '*';
                            case Opcodes.DDIV -> '/';
                            default -> '~';
                        });
                steps.append((char) places[node.first()]).append((char) places[node.second()]);
            }
        }
        shape.roots().forEach(root -> steps.append((char) places[root]));
        return steps.toString();
    }

    /** Writes the method that remembers that two results are compared, where that is wanted. */
    MethodNode writeCompared() {
        LabelNode active = new LabelNode();
        LabelNode observed = new LabelNode();
        ifPassive(active);
        code.op(Opcodes.RETURN);
        meet(active);
        code.call(STATEMENTS, "isObserved", "", "Z").add(new JumpInsnNode(Opcodes.IFNE, observed));
        code.op(Opcodes.RETURN);
        meet(observed);
        leaves();
        code.call(STATEMENTS, "compared", "Ljava/lang/String;", "V").op(Opcodes.RETURN);
        return end();
    }
}
