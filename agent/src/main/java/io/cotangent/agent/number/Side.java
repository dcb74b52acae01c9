package io.cotangent.agent.number;

import io.cotangent.number.KnownMethods;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One side of a branch: instructions without jumps which, whatever the numbers, do nothing but
 * compute numbers and keep them in locals.
 */
final class Side {
    /** Functions of numbers that have derivatives, and look at nothing. */
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log10", "sqrt",
                    "cbrt", "sinh", "cosh", "tanh", "hypot", "expm1", "log1p", "pow", "atan2",
                    "abs", "max", "min");

    private static final String MATH = "java/lang/Math";
    private static final String STRICT = "java/lang/StrictMath";

    private final String owner;
    private final boolean hasThis;
    private final int own;
    private final int number;
    private final List<AbstractInsnNode> instructions;

    /** The types on the stack, by descriptors of one letter. */
    private final Deque<Character> stack = new ArrayDeque<>();

    private final Map<Integer, Integer> stored = new HashMap<>();

    /**
     * One side.
     *
     * @param owner the class
     * @param hasThis whether local 0 is this, and stays it
     * @param own the first local that sides within this one have for themselves
     * @param number 1 where the condition holds, 0 where it does not
     */
    Side(String owner, boolean hasThis, int own, int number, List<AbstractInsnNode> instructions) {
        this.owner = owner;
        this.hasThis = hasThis;
        this.own = own;
        this.number = number;
        this.instructions = instructions;
    }

    /** The locals that get numbers, and those that are to be taken instead. */
    Map<Integer, Integer> stored() {
        return stored;
    }

    /** How many numbers are on the stack at the end; -1 where it is no such side. */
    int results(Predicate<LabelNode> isTarget) {
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof LabelNode label
                    ? isTarget.test(label)
                    : !(instruction instanceof LineNumberNode) && !step(instruction)) {
                return -1;
            }
        }
        boolean isNumber = stack.size() == 1 && stack.peek() == 'D';
        return stack.isEmpty() ? 0 : isNumber ? 1 : -1;
    }

    private boolean step(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return switch (instruction) {
            case LdcInsnNode constant -> constant(constant.cst);
            case VarInsnNode variable -> variable(variable);
            case FieldInsnNode field -> field(field);
            case MethodInsnNode call -> call(call);
            case InsnNode _ -> simple(opcode);
            default -> {
                boolean isConstant = opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH;
                yield isConstant && push('I');
            }
        };
    }

    private boolean constant(Object value) {
        return value instanceof Double ? push('D') : value instanceof Integer && push('I');
    }

    private boolean variable(VarInsnNode variable) {
        return switch (variable.getOpcode()) {
            case Opcodes.DLOAD -> push('D');
            case Opcodes.ILOAD -> push('I');
            case Opcodes.ALOAD -> push(hasThis && variable.var == 0 ? 'T' : 'A');
            case Opcodes.DSTORE -> {
                stored.put(variable.var, -1);
                yield pop("D");
            }
            // The condition of a branch within this one.
            case Opcodes.ISTORE -> variable.var >= own && pop("I");
            default -> false;
        };
    }

    private boolean field(FieldInsnNode field) {
        boolean isNumber = field.desc.equals("D");
        return field.getOpcode() == Opcodes.GETFIELD && isNumber
                ? pop("T") && push('D')
                : field.getOpcode() == Opcodes.GETSTATIC
                        && field.owner.equals(owner)
                        && isNumber
                        && push('D');
    }

    private boolean call(MethodInsnNode call) {
        if (call.owner.equals(KnownMethods.CHOICES)) {
            return pop(
                            switch (call.name) {
                                case "compare", "choose" -> "IDD";
                                case "enter" -> "IID";
                                default -> "IIIA";
                            })
                    && push(call.name.equals("compare") ? 'I' : 'D');
        }
        boolean isKnown =
                (call.owner.equals(MATH) || call.owner.equals(STRICT))
                        && FUNCTIONS.contains(call.name)
                        && (call.desc.equals("(D)D") || call.desc.equals("(DD)D"));
        return isKnown && pop(call.desc.equals("(D)D") ? "D" : "DD") && push('D');
    }

    private boolean simple(int opcode) {
        return switch (opcode) {
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> push('D');
            case Opcodes.ICONST_M1,
                    Opcodes.ICONST_0,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5 ->
                    push('I');
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
                    pop("DD") && push('D');
            case Opcodes.DNEG -> pop("D") && push('D');
            case Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL -> pop("II") && push('I');
            case Opcodes.I2D -> pop("I") && push('D');
            case Opcodes.DALOAD -> pop("IA") && push('D');
            case Opcodes.DUP2 -> pop("D") && push('D') && push('D');
            default -> false;
        };
    }

    private boolean push(char type) {
        stack.push(type);
        return true;
    }

    /** Takes types from the stack, the uppermost first. */
    private boolean pop(String types) {
        for (int i = 0; i < types.length(); i++) {
            char type = types.charAt(i);
            Character top = stack.poll();
            boolean isObject = type == 'A' && top != null && top == 'T';
            if (top == null || top != type && !isObject) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the side see numbers from outside as such, and keep its own apart.
     *
     * @param condition the local of the condition
     * @param next the first free local
     * @return the first that is free now
     */
    int weave(InsnList body, int condition, int next) {
        int free = next;
        Map<Integer, Integer> inside = new HashMap<>();
        for (AbstractInsnNode instruction : new ArrayList<>(instructions)) {
            switch (instruction.getOpcode()) {
                case Opcodes.DLOAD -> {
                    VarInsnNode load = (VarInsnNode) instruction;
                    Integer local = inside.get(load.var);
                    if (local != null) {
                        load.var = local;
                    } else if (load.var < own) {
                        body.insert(load, call(condition, "enter", "(DII)D"));
                    }
                }
                case Opcodes.DSTORE -> {
                    VarInsnNode store = (VarInsnNode) instruction;
                    if (store.var < own) {
                        int local = inside.getOrDefault(store.var, free);
                        free = Math.max(free, local + 2);
                        inside.put(store.var, local);
                        store.var = local;
                    }
                }
                case Opcodes.GETFIELD, Opcodes.GETSTATIC ->
                        body.insert(instruction, call(condition, "enter", "(DII)D"));
                case Opcodes.DALOAD -> {
                    body.insert(instruction, call(condition, "element", "([DIII)D"));
                    body.remove(instruction);
                }
                default -> {}
            }
        }
        stored.clear();
        stored.putAll(inside);
        return free;
    }

    private InsnList call(int condition, String name, String descriptor) {
        return new Code(0)
                .load(condition)
                .constant(number)
                .callStatic(KnownMethods.CHOICES, name, descriptor)
                .list;
    }
}
