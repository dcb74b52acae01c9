package io.cotangent.agent.number;

import io.cotangent.number.KnownMethods;
import io.cotangent.number.Signatures;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls of methods that are known by name: rules, substitutes, boxes, and such that only look. */
final class KnownCalls {
    private static final String DOUBLE = "java/lang/Double";
    private static final String FLOAT = "java/lang/Float";
    private static final String NUMBER = "java/lang/Number";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final Set<String> BOXES = Set.of(DOUBLE, FLOAT);

    /** Classes of Java whose methods make texts and hash codes of numbers. */
    private static final Set<String> OBSERVERS =
            Set.of(
                    "java/lang/String",
                    "java/lang/StringBuilder",
                    "java/lang/StringBuffer",
                    "java/io/PrintStream",
                    "java/io/PrintWriter",
                    "java/text/NumberFormat",
                    "java/text/DecimalFormat",
                    "java/text/Format",
                    "java/util/Objects");

    private static final Set<String> ARRAY_OBSERVERS =
            Set.of(
                    "equals",
                    "hashCode",
                    "toString",
                    "binarySearch",
                    "compare",
                    "mismatch",
                    "deepEquals",
                    "deepHashCode",
                    "deepToString");

    private final MethodNode body;
    private final Slots slots;

    KnownCalls(MethodNode body, Slots slots) {
        this.body = body;
        this.slots = slots;
    }

    private Code code() {
        return new Code(slots.tape());
    }

    /** Whether a method that calls this one needs a traced body even if it shows no number. */
    static boolean isMover(MethodInsnNode call) {
        return KnownMethods.substitute(
                        call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC)
                != null;
    }

    /** Weaves a call if its method is known. */
    boolean weave(MethodInsnNode instruction, Call call) {
        Method substitute =
                KnownMethods.substitute(
                        call.owner(), call.name(), call.descriptor(), call.isStatic());
        if (substitute != null && call.opcode() != Opcodes.INVOKESPECIAL) {
            substitute(instruction, call, substitute);
            return true;
        }
        if (call.isStatic()) {
            Method rule = KnownMethods.rule(call.owner(), call.name(), call.descriptor());
            if (rule != null) {
                rule(instruction, call, rule);
                return true;
            }
        }
        return box(instruction, call) || observed(instruction, call);
    }

    private void substitute(MethodInsnNode instruction, Call call, Method substitute) {
        Code code = code();
        call.numbers().forEach(place -> code.load(slots.operand(place)));
        code.tape();
        code.callStatic(
                Type.getInternalName(substitute.getDeclaringClass()),
                substitute.getName(),
                Type.getMethodDescriptor(substitute));
        if (Numbers.isNumber(call.result())) {
            code.storeResult(slots.result());
        }
        body.instructions.insertBefore(instruction, code.list);
        body.instructions.remove(instruction);
    }

    /** The call stays, and the rule is called after it, with the same arguments and the result. */
    private void rule(MethodInsnNode instruction, Call call, Method rule) {
        Type[] types = call.arguments();
        Type result = call.result();
        int end = slots.aside();
        for (Type type : types) {
            end += type.getSize();
        }
        Code before = code();
        int local = end;
        for (int i = types.length - 1; i >= 0; i--) {
            local -= types[i].getSize();
            before.store(types[i], local);
        }
        loadAll(before, types);
        Code after = code();
        if (result.getSort() != Type.VOID) {
            after.store(result, end);
        }
        loadAll(after, types);
        if (result.getSort() != Type.VOID) {
            after.load(result, end);
        }
        call.numbers().forEach(place -> after.load(slots.operand(place)));
        after.tape();
        after.callStatic(
                Type.getInternalName(rule.getDeclaringClass()),
                rule.getName(),
                Type.getMethodDescriptor(rule));
        if (Numbers.isNumber(result)) {
            after.store(slots.result());
        }
        if (result.getSort() != Type.VOID) {
            after.load(result, end);
        }
        body.instructions.insertBefore(instruction, before.list);
        body.instructions.insert(instruction, after.list);
    }

    private void loadAll(Code code, Type[] types) {
        int local = slots.aside();
        for (Type type : types) {
            code.load(type, local);
            local += type.getSize();
        }
    }

    private boolean box(MethodInsnNode instruction, Call call) {
        if (isBoxing(call)) {
            Code code = code().load(slots.operand(call.firstArgument()));
            String arguments = Type.getArgumentTypes(call.descriptor())[0].getDescriptor() + "I";
            code.call(Code.STORED, "box", arguments, call.result().getDescriptor());
            body.instructions.insertBefore(instruction, code.list);
            body.instructions.remove(instruction);
            return true;
        }
        if (call.isStatic()
                || call.arguments().length > 0
                || !call.name().endsWith("Value")
                || !(BOXES.contains(call.owner()) || call.owner().equals(NUMBER))) {
            return false;
        }
        if (call.owner().equals(NUMBER)) {
            ofNumber(instruction, call);
        } else if (Numbers.isNumber(call.result())) {
            Code before = code().op(Opcodes.DUP);
            before.call(Code.STORED, "unbox", "Ljava/lang/Object;", "I").store(slots.result());
            body.instructions.insertBefore(instruction, before.list);
            round(instruction, call);
        } else {
            Code before = code().op(Opcodes.DUP);
            before.call(Code.WOVEN, "look", "Ljava/lang/Object;", "V");
            body.instructions.insertBefore(instruction, before.list);
        }
        return true;
    }

    private static boolean isBoxing(Call call) {
        return call.isStatic()
                && call.name().equals("valueOf")
                && BOXES.contains(call.owner())
                && call.numbers().size() == 1;
    }

    /** A Double's float value is rounded. */
    private void round(MethodInsnNode instruction, Call call) {
        if (call.result().getSort() == Type.FLOAT && !call.owner().equals(FLOAT)) {
            int place = slots.result();
            Code after = code().op(Opcodes.DUP).load(place);
            after.call(Code.WOVEN, "rounded", "FI", "I").store(place);
            body.instructions.insert(instruction, after.list);
        }
    }

    /** A number that may be a box, or an object of any class. */
    private void ofNumber(MethodInsnNode instruction, Call call) {
        if (!Numbers.isNumber(call.result())) {
            Code before = code().op(Opcodes.DUP);
            before.call(Code.WOVEN, "look", "Ljava/lang/Object;", "V");
            body.instructions.insertBefore(instruction, before.list);
            return;
        }
        int place = slots.result();
        int tag = Signatures.of(call.name(), call.descriptor());
        Code before = code().op(Opcodes.DUP).tape().constant(tag);
        before.callStatic(Code.STORED, "number", "(Ljava/lang/Object;" + Code.TAPE_TYPE + "I)I");
        before.store(place);
        round(instruction, call);
        Code after = code().load(place).tape().constant(tag);
        after.callStatic(Code.STORED, "taken", "(I" + Code.TAPE_TYPE + "I)I").store(place);
        body.instructions.insertBefore(instruction, before.list);
        body.instructions.insert(instruction, after.list);
    }

    /** Methods that only look at numbers. */
    private boolean observed(MethodInsnNode instruction, Call call) {
        if (!isObserver(call)) {
            return false;
        }
        Code before = code();
        for (int place : call.numbers()) {
            before.load(slots.operand(place)).call(Code.WOVEN, "look", "I", "V");
        }
        if (Arrays.stream(call.arguments()).anyMatch(KnownCalls::isHolder)) {
            seeHolders(before, call);
        }
        body.instructions.insertBefore(instruction, before.list);
        if (Numbers.isNumber(call.result())) {
            body.instructions.insert(instruction, code().zero(slots.result()).list);
        }
        return true;
    }

    /** Boxes tell themselves what is seen of them. */
    private static boolean isHolder(Type type) {
        return Numbers.isArray(type) || type.getDescriptor().equals("[Ljava/lang/Object;");
    }

    private void seeHolders(Code code, Call call) {
        Type[] types = call.arguments();
        int local = slots.aside();
        for (Type type : types) {
            local += type.getSize();
        }
        for (int i = types.length - 1; i >= 0; i--) {
            local -= types[i].getSize();
            code.store(types[i], local);
        }
        for (Type type : types) {
            code.load(type, local);
            local += type.getSize();
            if (isHolder(type)) {
                code.op(Opcodes.DUP).call(Code.BOXES, "seeAll", OBJECT, "V");
            }
        }
    }

    private static boolean isObserver(Call call) {
        String owner = call.owner();
        boolean seesOnly = !Numbers.isNumber(call.result());
        if (BOXES.contains(owner)) {
            return seesOnly || call.numbers().isEmpty();
        }
        return OBSERVERS.contains(owner)
                || owner.equals("java/util/Arrays") && ARRAY_OBSERVERS.contains(call.name())
                || owner.equals("java/lang/Math") && seesOnly
                || owner.equals("java/lang/StrictMath") && seesOnly;
    }
}
