package io.cotangent.agent.number;

import io.cotangent.number.KnownMethods;
import io.cotangent.number.Signatures;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Hands over the shadows of arguments and results of calls. */
final class CallWeaver {
    /** How many arguments have registers of their own. */
    static final int REGISTERS = 4;

    private static final String VARIABLES = "java/lang/invoke/VarHandle";
    private static final String UNSEEN = "(" + Code.TAPE_TYPE + "Ljava/lang/String;)V";
    private static final String FUNCTIONS = "java/util/function/";
    private static final String OBJECT = "Ljava/lang/Object;";

    private static final String CHECK = "check";
    static final String CHECK_NUMBER = "(I" + Code.TAPE_TYPE + "Ljava/lang/String;)V";
    private static final String CHECK_HOLDER =
            "(Ljava/lang/Object;" + Code.TAPE_TYPE + "Ljava/lang/String;)V";
    private static final String CHECK_IF =
            "(Ljava/lang/Object;I" + Code.TAPE_TYPE + "Ljava/lang/String;)V";

    private final Surroundings around;
    private final MethodNode body;
    private final Slots slots;
    private final KnownCalls known;
    private final ArrayCalls arrays;
    private final FunctionCalls functions;
    private final RuleCalls rules;

    CallWeaver(Surroundings around, MethodNode body, Slots slots) {
        this.around = around;
        this.body = body;
        this.slots = slots;
        this.known = new KnownCalls(body, slots);
        this.arrays = new ArrayCalls(body, slots);
        this.functions = new FunctionCalls(body, slots);
        this.rules = new RuleCalls(body, slots);
    }

    private Code code() {
        return new Code(slots.tape());
    }

    /** Weaves a call; size is that of the stack before, in values. */
    void weave(MethodInsnNode instruction, int size) {
        Call call = Call.of(instruction, size);
        if (known.weave(instruction, call)) {
            return;
        }
        if (FunctionCalls.takesFunctions(instruction)) {
            functions.weave(instruction);
        }
        boolean hasNumbers = Numbers.inMethod(call.descriptor());
        boolean hasHolders =
                Numbers.takesHolders(call.descriptor())
                        || takesAnything(call)
                        || Foreign.takes(call);
        if (!hasNumbers && !hasHolders) {
            return;
        }
        if (call.owner().equals(VARIABLES) && Numbers.isNumber(call.result())) {
            Code code = code().tape().text(call.text());
            code.callStatic(Code.HAND_OVER, "unseen", UNSEEN);
            body.instructions.insertBefore(instruction, code.list);
        }
        if (call.isVirtual() && !isExact(call)) {
            virtual(instruction, call, hasNumbers, hasHolders);
        } else if (call.isVirtual() || isWoven(call)) {
            if (hasNumbers) {
                exact(instruction, call);
            }
        } else {
            unwoven(instruction, call, hasHolders);
        }
    }

    /** Whether it is known now which method runs. */
    private boolean isExact(Call call) {
        boolean isWoven =
                around.isWoven(call.owner())
                        || around.hasTwin(call.owner(), call.name(), call.descriptor());
        return around.isImplementation(call.owner(), call.name(), call.descriptor())
                || isWoven && around.isFinal(call.owner(), call.name(), call.descriptor());
    }

    private boolean isWoven(Call call) {
        if (around.hasTwin(call.owner(), call.name(), call.descriptor())
                || around.isImplementation(call.owner(), call.name(), call.descriptor())) {
            return true;
        }
        String declarer =
                call.name().equals("<init>")
                        ? call.owner()
                        : around.declarer(call.owner(), call.name(), call.descriptor());
        return around.isWoven(declarer)
                || around.outlook().hasRule(declarer, call.name(), call.descriptor());
    }

    /** A call whose method is woven. */
    private void exact(MethodInsnNode instruction, Call call) {
        Code before = code();
        int tag = Signatures.of(call.name(), call.descriptor());
        handOver(before, call, "hand", "", tag);
        boolean isTwin =
                !call.isVirtual() && around.hasTwin(call.owner(), call.name(), call.descriptor());
        if (isTwin) {
            before.tape();
            instruction.desc = HeadWeaver.withTape(call.descriptor());
            instruction.name = HeadWeaver.twinName(call.name());
        }
        body.instructions.insertBefore(instruction, before.list);
        Code after = code();
        if (Numbers.isNumber(call.result())) {
            take(after, tag);
        } else if (!isTwin) {
            after.call(Code.HAND_OVER, "after", "", "V");
        }
        body.instructions.insert(instruction, after.list);
    }

    private void take(Code code, int tag) {
        code.tape().constant(tag);
        code.callStatic(Code.HAND_OVER, "take", "(" + Code.TAPE_TYPE + "I)I");
        code.store(slots.result());
    }

    private void handOver(Code code, Call call, String method, String receiver, int tag) {
        List<Integer> numbers = call.numbers();
        for (int i = REGISTERS; i < numbers.size(); i++) {
            code.load(slots.operand(numbers.get(i))).constant(i - REGISTERS);
            code.call(Code.HAND_OVER, "more", "II", "V");
        }
        int count = Math.min(REGISTERS, numbers.size());
        for (int i = 0; i < count; i++) {
            code.load(slots.operand(numbers.get(i)));
        }
        code.tape().constant(tag);
        code.callStatic(
                Code.HAND_OVER,
                method,
                "(" + receiver + "I".repeat(count) + Code.TAPE_TYPE + "I)V");
    }

    /** A call whose method the object decides on. */
    private void virtual(
            MethodInsnNode instruction, Call call, boolean hasNumbers, boolean hasHolders) {
        int tag = Signatures.of(call.name(), call.descriptor());
        Code before = code();
        putAside(before, call);
        if (hasNumbers) {
            before.op(Opcodes.DUP);
            handOver(before, call, "call", "Ljava/lang/Object;", tag);
        }
        int woven = slots.aside() + (Type.getArgumentsAndReturnSizes(call.descriptor()) >> 2);
        if (hasHolders) {
            before.op(Opcodes.DUP).constant(tag);
            String question = takesAnything(call) ? "keeps" : "isWoven";
            before.callStatic(Code.HAND_OVER, question, "(Ljava/lang/Object;I)I").store(woven);
        }
        takeBack(before, call, hasHolders ? woven : 0, CHECK, call.text());
        body.instructions.insertBefore(instruction, before.list);
        if (Numbers.isNumber(call.result())) {
            Code after = code();
            take(after, tag);
            body.instructions.insert(instruction, after.list);
        }
    }

    /** A call whose method is not woven. */
    private void unwoven(MethodInsnNode instruction, Call call, boolean hasHolders) {
        Code before = code();
        if (hasHolders) {
            putAside(before, call);
            takeBack(before, call, -1, CHECK, call.text());
        }
        refuseActive(before, call, CHECK, call.text());
        body.instructions.insertBefore(instruction, before.list);
        if (Numbers.isNumber(call.result())) {
            body.instructions.insert(instruction, code().zero(slots.result()).list);
        } else if (Foreign.givesBack(call)) {
            body.instructions.insert(instruction, gaveBack(call).list);
        }
    }

    /** Refuses a result that is none of the objects which were given, and are still put aside. */
    private Code gaveBack(Call call) {
        Code code = code().op(Opcodes.DUP);
        code.constant(call.arguments().length);
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        int local = slots.aside();
        int index = 0;
        for (Type type : call.arguments()) {
            if (Numbers.mayHold(type)) {
                code.op(Opcodes.DUP).constant(index).load(type, local).op(Opcodes.AASTORE);
            }
            index++;
            local += type.getSize();
        }
        code.tape().text(call.text());
        return code.callStatic(
                Code.HAND_OVER,
                "gaveBack",
                "(Ljava/lang/Object;[Ljava/lang/Object;" + Code.TAPE_TYPE + "Ljava/lang/String;)V");
    }

    private void refuseActive(Code code, Call call, String check, String text) {
        List<Integer> numbers = call.numbers();
        if (numbers.isEmpty()) {
            return;
        }
        code.load(slots.operand(numbers.get(0)));
        for (int i = 1; i < numbers.size(); i++) {
            code.load(slots.operand(numbers.get(i))).op(Opcodes.IOR);
        }
        code.tape().text(text).callStatic(Code.HAND_OVER, check, CHECK_NUMBER);
    }

    private void putAside(Code code, Call call) {
        Type[] types = call.arguments();
        int local = slots.aside() + (Type.getArgumentsAndReturnSizes(call.descriptor()) >> 2) - 1;
        for (int i = types.length - 1; i >= 0; i--) {
            local -= types[i].getSize();
            code.store(types[i], local);
        }
    }

    /** Puts the arguments back; those that hold numbers are checked unless the method is woven. */
    private void takeBack(Code code, Call call, int woven, String check, String text) {
        int local = slots.aside();
        for (Type type : call.arguments()) {
            code.load(type, local);
            local += type.getSize();
            if (woven != 0 && isHolder(type, call)) {
                code.op(Opcodes.DUP);
                if (woven > 0) {
                    code.load(woven).tape().text(text);
                    code.callStatic(Code.HAND_OVER, check, CHECK_IF);
                } else {
                    code.tape().text(text);
                    code.callStatic(Code.HAND_OVER, check, CHECK_HOLDER);
                }
            }
        }
    }

    /** Whether a call is of one of Java's functions of objects, which may be anybody's. */
    static boolean takesAnything(Call call) {
        return call.isVirtual()
                && call.owner().startsWith(FUNCTIONS)
                && call.descriptor().contains(OBJECT);
    }

    /** Boxes may be given to Java's own classes, which keep them as they are. */
    private static boolean isHolder(Type type, Call call) {
        return takesAnything(call) && type.getDescriptor().equals(OBJECT)
                || Foreign.keeps(call) && Numbers.mayHold(type)
                || Numbers.isArray(type)
                || Numbers.isBox(type) && !call.owner().startsWith("java/");
    }

    /** Weaves the call of a site whose method is made when it is linked. */
    void weave(InvokeDynamicInsnNode site, int size) {
        if (ArrayCalls.isOperation(site) && arrays.weave(site, size)) {
            return;
        }
        if (RuleCalls.isOfNumbers(site)) {
            rules.weave(site, size);
            return;
        }
        boolean hasRule = RuleCalls.hasRule(site);
        String owner =
                ArrayCalls.isOperation(site) ? KnownMethods.ARRAY : hasRule ? around.name() : "";
        Call call = new Call(owner, site.name, site.desc, Opcodes.INVOKEDYNAMIC, size);
        Code before = code();
        if (LambdaFactory.isOurs(site.bsm)) {
            if (Numbers.countArguments(site.desc) > 0) {
                handOver(before, call, "hand", "", LambdaFactory.tag(site.desc));
            }
        } else if (isObserver(site)) {
            observe(before, site, call);
        } else {
            String check = hasRule ? "checkRule" : CHECK;
            String text = hasRule ? RuleCalls.message(site, call) : call.text();
            if (Numbers.takesHolders(site.desc)) {
                putAside(before, call);
                takeBack(before, call, -1, check, text);
            }
            refuseActive(before, call, check, text);
        }
        body.instructions.insertBefore(site, before.list);
        if (Numbers.isNumber(call.result())) {
            zero(site);
        }
    }

    private void observe(Code code, InvokeDynamicInsnNode site, Call call) {
        for (int place : call.numbers()) {
            code.load(slots.operand(place)).call(Code.WOVEN, "look", "I", "V");
        }
        if (seesRecord(site)) {
            boolean isPair = call.arguments().length > 1;
            code.op(isPair ? Opcodes.DUP2 : Opcodes.DUP);
            code.call(Code.BOXES, "seeAll", OBJECT.repeat(isPair ? 2 : 1), "V");
        }
    }

    /** Whether a site compares, hashes or prints a record with numbers. */
    static boolean seesRecord(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")
                && Arrays.stream(site.bsmArgs)
                        .anyMatch(each ->
                                each instanceof Handle getter
                                        && Numbers.isNumber(getter.getDesc()));
    }

    private void zero(AbstractInsnNode site) {
        body.instructions.insert(site, code().zero(slots.result()).list);
    }

    /** Texts, hash codes and functions see numbers and keep arrays. */
    private static boolean isObserver(InvokeDynamicInsnNode site) {
        @Nullable String owner = site.bsm.getOwner();
        return owner.equals("java/lang/invoke/StringConcatFactory")
                || owner.equals("java/lang/runtime/ObjectMethods")
                || owner.equals("java/lang/runtime/SwitchBootstraps")
                || owner.equals("java/lang/invoke/LambdaMetafactory")
                        && Numbers.countArguments(site.desc) == 0;
    }
}
