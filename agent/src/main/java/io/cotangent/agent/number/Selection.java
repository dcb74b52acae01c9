package io.cotangent.agent.number;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class get traced bodies, and which sites of functions are redirected. */
final class Selection {
    private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    private Selection() {}

    /** All methods that touch numbers, by names and descriptors. */
    static Set<String> whole(ClassNode node) {
        Set<String> traced = new HashSet<>();
        for (MethodNode method : node.methods) {
            if (hasCode(method) && !method.name.equals("<clinit>") && touches(method)) {
                traced.add(method.name + method.desc);
            }
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode site
                        && LambdaFactory.showsNumbers(site)) {
                    LambdaFactory.redirect(site);
                }
            }
        }
        return traced;
    }

    /**
     * The methods that functions for the library run, and the functions that those make; and
     * methods on numbers that have derivative rules.
     */
    static Set<String> ofFunctions(ClassNode node) {
        Map<String, MethodNode> methods = new HashMap<>();
        node.methods.forEach(method -> methods.put(method.name + method.desc, method));
        Set<String> traced = new HashSet<>();
        Deque<MethodNode> open = new ArrayDeque<>();
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode site) {
                    if (LambdaFactory.showsNumbers(site) && LambdaFactory.isForLibrary(site)) {
                        follow(site, node, methods, traced, open);
                    } else if (RuleCalls.isOfNumbers(site)) {
                        traced.add(method.name + method.desc);
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            for (AbstractInsnNode instruction : open.pop().instructions) {
                if (instruction instanceof InvokeDynamicInsnNode site
                        && LambdaFactory.showsNumbers(site)) {
                    follow(site, node, methods, traced, open);
                }
            }
        }
        return traced;
    }

    private static void follow(
            InvokeDynamicInsnNode site,
            ClassNode node,
            Map<String, MethodNode> methods,
            Set<String> traced,
            Deque<MethodNode> open) {
        MethodNode method = methods.get(LambdaFactory.implementation(site, node.name));
        LambdaFactory.redirect(site);
        if (method != null && hasCode(method) && traced.add(method.name + method.desc)) {
            open.push(method);
        }
    }

    static boolean hasCode(MethodNode method) {
        return (method.access & NO_CODE) == 0;
    }

    private static boolean touches(MethodNode method) {
        if (Numbers.inMethod(method.desc)) {
            return true;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (touches(instruction)) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(AbstractInsnNode instruction) {
        return switch (instruction) {
            case MethodInsnNode call ->
                    Numbers.inMethod(call.desc)
                            || Numbers.takesHolders(call.desc)
                            || isOfBox(call)
                            || FunctionCalls.takesFunctions(call)
                            || CallWeaver.takesAnything(Call.of(call, 0))
                            || Foreign.takes(Call.of(call, 0))
                            || KnownCalls.isMover(call);
            case InvokeDynamicInsnNode site ->
                    Numbers.inMethod(site.desc)
                            || Numbers.takesHolders(site.desc)
                            || CallWeaver.seesRecord(site);
            case FieldInsnNode field -> Numbers.isNumber(field.desc);
            default -> isNumbers(instruction.getOpcode());
        };
    }

    private static boolean isOfBox(MethodInsnNode call) {
        return call.name.endsWith("Value") && Numbers.isBox(Type.getObjectType(call.owner));
    }

    private static boolean isNumbers(int opcode) {
        return switch (opcode) {
            case Opcodes.DALOAD,
                    Opcodes.DASTORE,
                    Opcodes.FALOAD,
                    Opcodes.FASTORE,
                    Opcodes.DLOAD,
                    Opcodes.DSTORE,
                    Opcodes.FLOAD,
                    Opcodes.FSTORE,
                    Opcodes.I2D,
                    Opcodes.L2D,
                    Opcodes.I2F,
                    Opcodes.L2F,
                    Opcodes.F2D,
                    Opcodes.DCONST_0,
                    Opcodes.DCONST_1,
                    Opcodes.FCONST_0,
                    Opcodes.FCONST_1,
                    Opcodes.FCONST_2 ->
                    true;
            default -> false;
        };
    }
}
