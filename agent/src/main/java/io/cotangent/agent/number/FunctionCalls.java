package io.cotangent.agent.number;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Calls that give functions to Java's own classes, which call them with the objects that they have:
 * those that are not woven get a guard.
 */
final class FunctionCalls {
    private static final String GUARDS = "io/cotangent/number/Guards";
    private static final String GUARD =
            "(Ljava/lang/Object;" + Code.TAPE_TYPE + ")Ljava/lang/Object;";

    private final MethodNode body;
    private final Slots slots;

    FunctionCalls(MethodNode body, Slots slots) {
        this.body = body;
        this.slots = slots;
    }

    /** Whether a call gives a function to one of Java's own classes, or makes one of another. */
    static boolean takesFunctions(MethodInsnNode call) {
        if (!call.owner.startsWith("java/") || call.getOpcode() == Opcodes.INVOKESPECIAL) {
            return false;
        }
        for (Type type : Type.getArgumentTypes(call.desc)) {
            if (isFunction(type)) {
                return true;
            }
        }
        return isOfFunction(call);
    }

    /** A function that is made of the function whose method is called. */
    private static boolean isOfFunction(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKEINTERFACE
                && isFunction(Type.getObjectType(call.owner))
                && isFunction(Type.getReturnType(call.desc));
    }

    private static boolean isFunction(Type type) {
        String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
        return name.startsWith("java/util/function/") || name.equals("java/util/Comparator");
    }

    /** Puts guards before the functions that a call is given. */
    void weave(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        Code code = new Code(slots.tape());
        int local = slots.aside() + (Type.getArgumentsAndReturnSizes(call.desc) >> 2) - 1;
        for (int i = types.length - 1; i >= 0; i--) {
            local -= types[i].getSize();
            code.store(types[i], local);
        }
        if (isOfFunction(call)) {
            guard(code, Type.getObjectType(call.owner));
        }
        for (Type type : types) {
            code.load(type, local);
            local += type.getSize();
            if (isFunction(type)) {
                guard(code, type);
            }
        }
        body.instructions.insertBefore(call, code.list);
    }

    private static void guard(Code code, Type type) {
        code.tape().callStatic(GUARDS, "guard", GUARD);
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
    }
}
