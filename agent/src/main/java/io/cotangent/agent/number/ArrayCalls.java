package io.cotangent.agent.number;

import io.cotangent.NDArray;
import io.cotangent.number.KnownMethods;
import io.cotangent.op.Ops;
import java.lang.reflect.Method;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Redirected operations of arrays that take or give plain numbers. */
final class ArrayCalls {
    private static final String SITES = "io/cotangent/trace/CallSites";
    private static final String BORDER = "io/cotangent/number/ArrayBorder";
    private static final String ARRAY = "L" + KnownMethods.ARRAY + ";";
    private static final String BESIDE_NUMBER = "(" + ARRAY + "D)" + ARRAY;
    private static final String BESIDE_ARRAY = "(" + ARRAY + ARRAY + ")" + ARRAY;

    private final MethodNode body;
    private final Slots slots;

    ArrayCalls(MethodNode body, Slots slots) {
        this.body = body;
        this.slots = slots;
    }

    /** Whether a site is an operation of arrays that was redirected. */
    static boolean isOperation(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals(SITES) && site.desc.startsWith("(" + ARRAY);
    }

    /** Weaves an operation, size values being on the stack before, if there is a way. */
    boolean weave(InvokeDynamicInsnNode site, int size) {
        String descriptor = "(" + site.desc.substring(ARRAY.length() + 1);
        Method substitute =
                KnownMethods.substitute(KnownMethods.ARRAY, site.name, descriptor, false);
        if (substitute != null) {
            substitute(site, size, substitute);
            return true;
        }
        if (site.desc.equals(BESIDE_NUMBER) && takesArrays(site.name)) {
            operand(site, size);
            return true;
        }
        return false;
    }

    private void substitute(InvokeDynamicInsnNode site, int size, Method substitute) {
        Call call = new Call("", site.name, site.desc, Opcodes.INVOKEDYNAMIC, size);
        Code code = new Code(slots.tape()).tape();
        code.callStatic(BORDER, substitute.getName(), Type.getMethodDescriptor(substitute));
        if (Numbers.isNumber(call.result())) {
            code.storeResult(slots.result());
        }
        body.instructions.insertBefore(site, code.list);
        body.instructions.remove(site);
    }

    /** The number becomes an array, and the operation one of arrays. */
    private void operand(InvokeDynamicInsnNode site, int size) {
        Code code = new Code(slots.tape());
        code.store(Type.DOUBLE_TYPE, slots.aside());
        code.op(Opcodes.DUP);
        code.load(Type.DOUBLE_TYPE, slots.aside());
        code.load(slots.operand(size - 1)).tape();
        code.callStatic(BORDER, "operand", "(" + ARRAY + "DI" + Code.TAPE_TYPE + ")" + ARRAY);
        body.instructions.insertBefore(site, code.list);
        site.desc = BESIDE_ARRAY;
    }

    private static boolean takesArrays(String name) {
        for (Method method : Ops.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (method.getName().equals(name)
                    && types.length == 2
                    && types[0] == NDArray.class
                    && types[1] == NDArray.class) {
                return true;
            }
        }
        return false;
    }
}
