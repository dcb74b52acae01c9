package io.cotangent.agent.number;

import io.cotangent.number.Signatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Makes a copy of a method its traced body: beside each instruction that moves or computes a number
 * comes one that does so with its shadow.
 */
final class BodyWeaver {
    /** What the names of traced bodies end in. */
    static final String SUFFIX = "$traced";

    private final MethodNode body;
    private final Slots slots;
    private final int tag;
    private final CallWeaver calls;
    private final FieldWeaver fields;

    private BodyWeaver(Surroundings around, MethodNode body, Slots slots, int tag) {
        this.body = body;
        this.slots = slots;
        this.tag = tag;
        this.calls = new CallWeaver(around, body, slots);
        this.fields = new FieldWeaver(around, body, slots);
    }

    /** Weaves a copy of a method. */
    static void weave(Surroundings around, MethodNode body) throws AnalyzerException {
        ChoiceWeaver.weave(around.name(), body);
        @Nullable Frame<BasicValue>[] frames =
                new Analyzer<>(new BasicInterpreter()).analyze(around.name(), body);
        frames = DeadCode.remove(around.name(), body, frames);
        Slots slots = Slots.of(body, frames);
        int tag = Signatures.of(body.name, body.desc);
        new BodyWeaver(around, body, slots, tag).weave(frames);
    }

    private void weave(@Nullable Frame<BasicValue>[] frames) {
        Set<LabelNode> handlers = new HashSet<>();
        for (TryCatchBlockNode block : body.tryCatchBlocks) {
            handlers.add(block.handler);
        }
        List<FrameNode> toWiden = new ArrayList<>();
        boolean handles = false;
        AbstractInsnNode[] instructions = body.instructions.toArray();
        for (int i = 0; i < instructions.length; i++) {
            AbstractInsnNode instruction = instructions[i];
            Frame<BasicValue> frame = frames[i];
            if (instruction instanceof LabelNode label) {
                handles |= handlers.contains(label);
            } else if (instruction instanceof FrameNode node) {
                toWiden.add(node);
            } else if (instruction.getOpcode() >= 0 && frame != null) {
                if (handles) {
                    body.instructions.insertBefore(
                            instruction, code().call(Code.HAND_OVER, "caught", "", "V").list);
                    handles = false;
                }
                instruction(instruction, frame);
            }
        }
        begin();
        toWiden.forEach(node -> FrameWidening.widen(node, slots));
        body.maxLocals = slots.size();
    }

    private Code code() {
        return new Code(slots.tape());
    }

    private void before(AbstractInsnNode instruction, Code code) {
        body.instructions.insertBefore(instruction, code.list);
    }

    private void after(AbstractInsnNode instruction, Code code) {
        body.instructions.insert(instruction, code.list);
    }

    private void replace(AbstractInsnNode instruction, Code code) {
        body.instructions.insertBefore(instruction, code.list);
        body.instructions.remove(instruction);
    }

    /** Takes the tape, and what the caller hands over. */
    private void begin() {
        Type[] arguments = Type.getArgumentTypes(body.desc);
        boolean isStatic = (body.access & Opcodes.ACC_STATIC) != 0;
        int given = isStatic ? 0 : 1;
        for (Type type : arguments) {
            given += type.getSize();
        }
        Code code = code();
        code.add(new VarInsnNode(Opcodes.ALOAD, given));
        code.add(new VarInsnNode(Opcodes.ASTORE, slots.tape()));
        if (Numbers.inMethod(body.desc)) {
            code.tape().constant(tag);
            code.callStatic(Code.HAND_OVER, "enter", "(" + Code.TAPE_TYPE + "I)I");
            code.store(slots.foreign());
            int local = isStatic ? 0 : 1;
            int index = 0;
            for (Type type : arguments) {
                if (Numbers.isNumber(type)) {
                    takeArgument(code, index++);
                    code.store(slots.ofLocal(local));
                }
                local += type.getSize();
            }
        } else {
            code.zero(slots.foreign());
        }
        body.instructions.insert(code.list);
    }

    private void takeArgument(Code code, int index) {
        String type = "(" + Code.TAPE_TYPE + "I)I";
        if (index < CallWeaver.REGISTERS) {
            code.tape().load(slots.foreign());
            code.callStatic(Code.HAND_OVER, "argument" + index, type);
        } else {
            code.constant(index - CallWeaver.REGISTERS).tape().load(slots.foreign());
            code.callStatic(Code.HAND_OVER, "argument", "(I" + Code.TAPE_TYPE + "I)I");
        }
    }

    private void instruction(AbstractInsnNode instruction, Frame<BasicValue> frame) {
        int size = frame.getStackSize();
        switch (instruction) {
            case VarInsnNode variable -> variable(variable, size);
            case LdcInsnNode constant -> {
                if (isNumber(constant.cst)) {
                    after(constant, code().zero(slots.ofStack(size)));
                }
            }
            case FieldInsnNode field -> {
                if (Numbers.isNumber(field.desc)) {
                    fields.weave(field, size);
                }
            }
            case MethodInsnNode call -> calls.weave(call, size);
            case InvokeDynamicInsnNode site -> calls.weave(site, size);
            default -> simple(instruction, frame, size);
        }
    }

    private static boolean isNumber(Object constant) {
        return constant instanceof Double
                || constant instanceof Float
                || constant instanceof ConstantDynamic dynamic
                        && Numbers.isNumber(dynamic.getDescriptor());
    }

    private void variable(VarInsnNode variable, int size) {
        switch (variable.getOpcode()) {
            case Opcodes.DLOAD, Opcodes.FLOAD ->
                    after(
                            variable,
                            code().load(slots.ofLocal(variable.var)).store(slots.ofStack(size)));
            case Opcodes.DSTORE, Opcodes.FSTORE ->
                    before(
                            variable,
                            code().load(slots.ofStack(size - 1))
                                    .store(slots.ofLocal(variable.var)));
            default -> {}
        }
    }

    private void simple(AbstractInsnNode instruction, Frame<BasicValue> frame, int size) {
        switch (instruction.getOpcode()) {
            case Opcodes.DCONST_0,
                    Opcodes.DCONST_1,
                    Opcodes.FCONST_0,
                    Opcodes.FCONST_1,
                    Opcodes.FCONST_2 ->
                    after(instruction, code().zero(slots.ofStack(size)));
            case Opcodes.I2D, Opcodes.L2D, Opcodes.I2F, Opcodes.L2F ->
                    after(instruction, code().zero(slots.ofStack(size - 1)));
            case Opcodes.D2I, Opcodes.D2L, Opcodes.F2I, Opcodes.F2L ->
                    before(
                            instruction,
                            code().load(slots.ofStack(size - 1))
                                    .call(Code.WOVEN, "truncated", "I", "V"));
            case Opcodes.DALOAD -> element(instruction, "[D", size);
            case Opcodes.FALOAD -> element(instruction, "[F", size);
            case Opcodes.DASTORE -> storeElement(instruction, "[DID", size);
            case Opcodes.FASTORE -> storeElement(instruction, "[FIF", size);
            case Opcodes.DRETURN, Opcodes.FRETURN ->
                    before(
                            instruction,
                            code().load(slots.ofStack(size - 1))
                                    .load(slots.foreign())
                                    .tape()
                                    .constant(tag)
                                    .callStatic(
                                            Code.HAND_OVER,
                                            "give",
                                            "(II" + Code.TAPE_TYPE + "I)V"));
            case Opcodes.DUP,
                    Opcodes.DUP_X1,
                    Opcodes.DUP_X2,
                    Opcodes.DUP2,
                    Opcodes.DUP2_X1,
                    Opcodes.DUP2_X2,
                    Opcodes.SWAP ->
                    shuffle(instruction, frame);
            default -> arithmetic(instruction, size);
        }
    }

    private void element(AbstractInsnNode instruction, String array, int size) {
        before(
                instruction,
                code().op(Opcodes.DUP2)
                        .call(Code.STORED, "shadow", array + "I", "I")
                        .store(slots.ofStack(size - 2)));
    }

    private void storeElement(AbstractInsnNode instruction, String arguments, int size) {
        replace(
                instruction,
                code().load(slots.ofStack(size - 1))
                        .call(Code.STORED, "store", arguments + "I", "V"));
    }

    private void shuffle(AbstractInsnNode instruction, Frame<BasicValue> frame) {
        Code code = code();
        Shuffles.moves(
                instruction.getOpcode(),
                frame,
                (from, to) -> {
                    from.forEach(depth -> code.load(slots.ofStack(depth)));
                    for (int i = to.size() - 1; i >= 0; i--) {
                        code.store(slots.ofStack(to.get(i)));
                    }
                });
        after(instruction, code);
    }

    private void arithmetic(AbstractInsnNode instruction, int size) {
        Operation operation = Operation.of(instruction.getOpcode());
        if (operation == null) {
            return;
        }
        Code code = code();
        int place = size - operation.operands();
        for (int depth = place; depth < size; depth++) {
            code.load(slots.ofStack(depth));
        }
        code.call(
                Code.WOVEN,
                operation.method(),
                operation.type().repeat(operation.operands()) + "I".repeat(operation.operands()),
                operation.result());
        if (Numbers.isNumber(operation.result())) {
            code.storeResult(slots.ofStack(place));
        }
        replace(instruction, code);
    }
}
